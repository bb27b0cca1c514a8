import { webCrypto, type CryptoWork } from '#functions/ports/crypto-work.ts';

const selectorLength = 8;

/** A receipt token, split: what finds the receipt, and a hash of what proves the right to it. */
export interface SplitToken {
  selector: Uint8Array<ArrayBuffer>;
  /** SHA-256: the proof is 16 random bytes, which nobody finds by trying. */
  proof: Uint8Array<ArrayBuffer>;
}

/** Splits a receipt token. Rejects with a TypeError what is none: 24 bytes in base64url. */
export const splitReceiptToken = async (
  token: string,
  work: Pick<CryptoWork, 'sha256'> = webCrypto,
): Promise<SplitToken> => {
  if (!isReceiptToken(token)) throw new TypeError('A receipt token is 24 bytes in base64url.');
  const binary = atob(token.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const proof = await work.sha256(bytes.subarray(selectorLength));
  return { selector: bytes.slice(0, selectorLength), proof };
};

/** Whether a text can be a receipt token. */
export const isReceiptToken = (token: string): boolean => /^[\w-]{32}$/.test(token);

/** Whether two values of one length are equal, in a time that does not tell where they differ. */
export const isSameProof = (one: Uint8Array, other: Uint8Array): boolean => {
  let difference = one.length ^ other.length;
  for (const [index, byte] of one.entries()) difference |= byte ^ (other[index] ?? 0);
  return difference === 0;
};
