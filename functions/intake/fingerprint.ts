import { hex } from '#domain/hex.ts';
import { webCrypto, type CryptoWork } from '#functions/ports/crypto-work.ts';
import type { Submission } from '#functions/ports.ts';

/**
 * SHA-256 (hex) of all that a customer sent: the kind, every field but the language, and the kept files
 * by name and content. The same whatever encoding it came in and whenever.
 */
export const fingerprintOf = async (
  { kind, fields, attachments }: Pick<Submission, 'kind' | 'fields' | 'attachments'>,
  work: Pick<CryptoWork, 'sha256'> = webCrypto,
): Promise<string> => {
  const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
    hex(await work.sha256(bytes));
  const typed = Object.entries(fields)
    .filter(([name, value]) => name !== 'lang' && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const files = await Promise.all(
    attachments.map(async ({ filename, bytes }) => [filename, await sha256(new Uint8Array(bytes))]),
  );
  return sha256(new TextEncoder().encode(JSON.stringify([kind, typed, files])));
};
