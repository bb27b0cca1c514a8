import { GrowingBytes } from './growing-bytes.ts';

/** How reading ended: at the end, before it because it was `enough`, or because the client broke off. */
export type BodyEnd = 'complete' | 'enough' | 'broken';

/**
 * Hands a request's body on as it arrives, until `take` returns false or `maxBytes` have been handed on.
 * Fewer bytes than the request announces are `broken`. Never rejects. What is not read is left where it
 * is: to cancel it would cut the connection that the answer needs.
 */
export const readBody = async (
  request: Request,
  maxBytes: number,
  take: (chunk: Uint8Array<ArrayBuffer>) => boolean,
): Promise<BodyEnd> => {
  const announced = Number(request.headers.get('content-length') ?? 0);
  let bytes = 0;
  try {
    const reader = request.body?.getReader();
    for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
      const chunk = read.value.subarray(0, maxBytes - bytes);
      bytes += chunk.length;
      const goOn = take(chunk) && chunk.length === read.value.length;
      if (!goOn) {
        reader?.releaseLock();
        return 'enough';
      }
    }
  } catch {
    return 'broken';
  }
  return bytes < announced ? 'broken' : 'complete';
};

/** A body of at most so many bytes by its own account, which the server holds it to, is read without a stream. */
const atOnce = 64 * 1024;

const bodyAtOnce = async (
  request: Request,
  announced: number,
): Promise<{ end: BodyEnd; bytes: Uint8Array<ArrayBuffer> }> => {
  try {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return { end: bytes.length < announced ? 'broken' : 'complete', bytes };
  } catch {
    return { end: 'broken', bytes: new Uint8Array() };
  }
};

/** Collects a body of at most `maxBytes`; `bytes` is what was read, whatever the end. */
export const collectBody = async (
  request: Request,
  maxBytes: number,
): Promise<{ end: BodyEnd; bytes: Uint8Array<ArrayBuffer> }> => {
  const announced = Number(request.headers.get('content-length') ?? NaN);
  if (announced <= Math.min(maxBytes, atOnce)) return bodyAtOnce(request, announced);
  const collected = new GrowingBytes();
  const end = await readBody(request, maxBytes, (chunk) => {
    collected.append(chunk);
    return true;
  });
  return { end, bytes: collected.bytes() };
};
