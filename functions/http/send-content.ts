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
export interface ReadyAnswer {
  status: 200 | 304 | 404;
  headers: Record<string, string>;
  /** `headers` as names and values in turn, as Node takes them fastest. */
  headerList: string[];
  body: Uint8Array<ArrayBuffer> | null;
}

/** Content in one coding: the answer that has it, and the one to who holds it already. */
interface CodedAnswers {
  etag: string;
  whole: ReadyAnswer;
  unchanged: ReadyAnswer;
}

/** Content with an answer ready in each coding. */
export interface ReadyContent {
  status: Sending['status'];
  codings: readonly ContentCoding[];
  answers: Readonly<Partial<Record<ContentCoding, CodedAnswers>>> & { identity: CodedAnswers };
}

/** Makes the answers that content can be sent with. Each coding has a strong ETag of its own. */
export const readyContent = (content: EncodedContent, sending: Sending): ReadyContent => {
  const codings = contentCodings.filter((coding) => content[coding] !== undefined);
  const ready = (coding: Coding): CodedAnswers => {
    const body = content[coding] ?? content.identity;
    const etag = `"${content.digest}${coding === 'identity' ? '' : `-${coding}`}"`;
    const unchangedHeaders = {
      ...securityHeaderFields(content.styleSources),
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
    return {
      etag,
      whole: readyAnswer(sending.status, headers, body),
      unchanged: readyAnswer(304, unchangedHeaders, null),
    };
  };
  const encoded = codings.map((coding) => [coding, ready(coding)] as const);
  const answers = { identity: ready('identity'), ...Object.fromEntries(encoded) };
  return { status: sending.status, codings, answers };
};

const readyAnswer = (
  status: ReadyAnswer['status'],
  headers: Record<string, string>,
  body: ReadyAnswer['body'],
): ReadyAnswer => ({ status, headers, headerList: Object.entries(headers).flat(), body });

/** The answer in the coding that the client likes best, or the 304 if it holds that already. */
export const chooseAnswer = (
  { status, codings, answers }: ReadyContent,
  accepted: string | null,
  ifNoneMatch: string | null,
): ReadyAnswer => {
  const { etag, whole, unchanged } = answers[chooseCoding(accepted, codings)] ?? answers.identity;
  return status === 200 && isKnown(ifNoneMatch, etag) ? unchanged : whole;
};

/** A shorter wait is not told of: what is at hand takes none. Milliseconds. */
const toldFrom = 1;

/** The answer with `server-timing`, where it had to wait for its notices. */
export const withWait = (answer: ReadyAnswer, waitedMs: number): ReadyAnswer => {
  if (waitedMs < toldFrom) return answer;
  const timing = `notices;dur=${waitedMs.toFixed(1)}`;
  return {
    ...answer,
    headers: { ...answer.headers, 'server-timing': timing },
    headerList: [...answer.headerList, 'server-timing', timing],
  };
};

/** Answers with content as `chooseAnswer` says. */
export const sendContent = (asked: Pick<Headers, 'get'>, content: ReadyContent): Response => {
  const { status, headers, body } = chooseAnswer(
    content,
    asked.get('accept-encoding'),
    asked.get('if-none-match'),
  );
  return new Response(body, { status, headers });
};

/** Whether the client holds this very content (RFC 9110 section 13.1.2, weak comparison). */
export const isKnown = (ifNoneMatch: string | null, etag: string): boolean =>
  ifNoneMatch !== null &&
  (ifNoneMatch === etag ||
    ifNoneMatch
      .split(',')
      .some((known) => known.trim() === '*' || known.trim().replace(/^W\//, '') === etag));
