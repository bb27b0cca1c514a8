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

/** Collects a body of at most `maxBytes`; `bytes` is what was read, whatever the end. */
export const collectBody = async (
  request: Request,
  maxBytes: number,
): Promise<{ end: BodyEnd; bytes: Uint8Array<ArrayBuffer> }> => {
  const chunks: Uint8Array[] = [];
  const end = await readBody(request, maxBytes, (chunk) => chunks.push(chunk) > 0);
  return { end, bytes: joinBytes(chunks) };
};

/** One array of bytes of many. */
export const joinBytes = (chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const joined = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
};
