import { hex } from '#domain/hex.ts';

/**
 * The first 32 hexadecimal digits of the SHA-256 of some content: 128 bits, which tell one version of a
 * page from every other. The build and the functions must agree on it.
 */
export const contentDigest = async (content: Uint8Array<ArrayBuffer>): Promise<string> => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content), 0, 16);
  return hex(digest);
};
