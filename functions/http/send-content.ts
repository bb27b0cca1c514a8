import { contentCodings, type ContentCoding, type EncodedContent } from '#functions/ports.ts';
import { chooseCoding, type Coding } from './content-coding.ts';
import { securityHeaderFields } from './security-headers.ts';

/** How content that is the same for everyone is sent. */
export interface Sending {
  status: 200 | 404;
  contentType: string;
  cacheControl: string;
  /** Whether pieces of it may be asked for. */
  ranges?: boolean;
}

/**
 * An answer but for the connection it goes out on, made once for all requests, security headers and all:
 * what answers thousands of times a second is not to be looked through header by header each time.
 */
interface ReadyAnswer {
  etag: string;
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
  unchangedHeaders: Record<string, string>;
}

/** Content with an answer ready in each coding. */
export interface ReadyContent {
  status: Sending['status'];
  codings: readonly ContentCoding[];
  answers: Readonly<Partial<Record<ContentCoding, ReadyAnswer>>> & { identity: ReadyAnswer };
}

/** Makes the answers that content can be sent with. Each coding has a strong ETag of its own. */
export const readyContent = (content: EncodedContent, sending: Sending): ReadyContent => {
  const codings = contentCodings.filter((coding) => content[coding] !== undefined);
  const ready = (coding: Coding): ReadyAnswer => {
    const body = content[coding] ?? content.identity;
    const etag = `"${content.digest}${coding === 'identity' ? '' : `-${coding}`}"`;
    const unchangedHeaders = {
      ...securityHeaderFields,
      'cache-control': sending.cacheControl,
      ...(sending.status === 200 && { etag }),
      ...(codings.length > 0 && { vary: 'accept-encoding' }),
    };
    const headers = {
      ...unchangedHeaders,
      'content-type': sending.contentType,
      ...(coding !== 'identity' && { 'content-encoding': coding }),
      ...(sending.ranges && { 'accept-ranges': 'bytes' }),
      'content-length': String(body.length),
    };
    return { etag, body, headers, unchangedHeaders };
  };
  const encoded = codings.map((coding) => [coding, ready(coding)] as const);
  const answers = { identity: ready('identity'), ...Object.fromEntries(encoded) };
  return { status: sending.status, codings, answers };
};

/** Answers with content in the coding that the client likes best, or with 304 if it holds that already. */
export const sendContent = (
  asked: Pick<Headers, 'get'>,
  { status, codings, answers }: ReadyContent,
): Response => {
  const coding = chooseCoding(asked.get('accept-encoding'), codings);
  const { etag, body, headers, unchangedHeaders } = answers[coding] ?? answers.identity;
  if (status === 200 && isKnown(asked.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers: unchangedHeaders });
  return new Response(body, { status, headers });
};

/** Whether the client holds this very content (RFC 9110 section 13.1.2, weak comparison). */
export const isKnown = (ifNoneMatch: string | null, etag: string): boolean =>
  ifNoneMatch !== null &&
  (ifNoneMatch === etag ||
    ifNoneMatch
      .split(',')
      .some((known) => known.trim() === '*' || known.trim().replace(/^W\//, '') === etag));
