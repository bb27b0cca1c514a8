import { bodyLimits } from './form-read.ts';
import type { AttachmentLimits, FormRead } from './form-read.ts';
import { readJson } from './read-json.ts';
import { readMultipart } from './read-multipart.ts';
import { readUrlencoded } from './read-urlencoded.ts';

export type { FormRead } from './form-read.ts';

/**
 * Turns a request into text fields and files, limited while it is read, not after. Never rejects,
 * whatever the bytes: urlencoded and multipart forms and JSON objects, all in UTF-8.
 */
export const readForm = async (request: Request, limits: AttachmentLimits): Promise<FormRead> => {
  const contentType = request.headers.get('content-type') ?? '';
  const [mediaType = ''] = contentType.toLowerCase().split(';');
  const reader = readers.get(mediaType.trim());
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (reader === undefined || encoding !== 'identity' || !isUtf8(contentType))
    return { kind: 'unsupported' };
  return reader(request, contentType, limits);
};

type Reader = (
  request: Request,
  contentType: string,
  limits: AttachmentLimits,
) => Promise<FormRead> | FormRead;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['application/x-www-form-urlencoded', (request) => readUrlencoded(request)],
  ['application/json', (request) => readJson(request)],
  [
    'multipart/form-data',
    (request, contentType, limits) => {
      const boundary = parameterOf(contentType, 'boundary') ?? '';
      return boundaryText.test(boundary) && boundary.length <= bodyLimits.boundary
        ? readMultipart(request, boundary, limits)
        : { kind: 'malformed', detail: 'The content type has no valid boundary.' };
    },
  ],
]);

/** RFC 2046 section 5.1.1: `bchars`, and no space last. */
const boundaryText = /^[\w'()+,./:=? -]*[\w'()+,./:=?-]$/;

const parameterOf = (contentType: string, name: string): string | undefined => {
  for (const [, key = '', quoted, token] of contentType.matchAll(parameter))
    if (key.toLowerCase() === name) return quoted ?? token;
  return undefined;
};

const parameter = /;\s*([^\s;="]+)=(?:"([^"]*)"|([^\s;"]*))/g;

const isUtf8 = (contentType: string): boolean =>
  ['utf-8', 'utf8'].includes((parameterOf(contentType, 'charset') ?? 'utf-8').toLowerCase());
