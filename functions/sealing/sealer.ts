import { hex } from '#domain/hex.ts';
import type { Randomness } from '#functions/ports.ts';
import { webCrypto, type CryptoWork } from '#functions/ports/crypto-work.ts';

/** A secret of 32 bytes under a name, which is kept beside what it sealed. */
export interface SealingKey {
  id: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Where a sealed value stands. It opens nowhere else: not in another column, row or submission. */
export interface Place {
  /** Table and column, such as `message.content`. */
  column: string;
  row: string;
  /** The submission that the row belongs to; for a submission itself, its own id. */
  submission: string;
}

/** A value could not be opened: its key is not at hand, or it is not what that key sealed there. */
export class UnsealingError extends Error {
  override name = 'UnsealingError';
  readonly reason: 'key-missing' | 'not-authentic';
  readonly keyId: string;

  constructor(reason: UnsealingError['reason'], keyId: string, options?: ErrorOptions) {
    super(
      reason === 'key-missing'
        ? `It is sealed with the key ${keyId}, which is not at hand.`
        : `It is not what the key ${keyId} sealed there.`,
      options,
    );
    this.reason = reason;
    this.keyId = keyId;
  }
}

/** Seals values with the current key and opens those of every key at hand. */
export interface Sealer {
  /** The current key. */
  readonly keyId: string;
  /** All keys at hand, the current one first. */
  readonly keyIds: readonly string[];
  /** A fresh nonce of 12 bytes, then the ciphertext, then the tag of 16 bytes. */
  seal(place: Place, plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** Rejects with `UnsealingError`. */
  unseal(
    keyId: string,
    place: Place,
    sealed: Uint8Array<ArrayBuffer>,
  ): Promise<Uint8Array<ArrayBuffer>>;
  /** A keyed code of a fingerprint under each key at hand, the current one first. */
  fingerprints(fingerprint: string): Promise<string[]>;
  sha256: CryptoWork['sha256'];
}

const nonceLength = 12;

/**
 * AES-256-GCM, through Web Crypto unless other work is given. Random nonces are safe for 2^32 values under
 * one key (NIST SP 800-38D, section 8.3): rotate long before that. Of each secret two keys are derived
 * (HKDF), so that what seals is not what makes fingerprints.
 */
export const createSealer = (
  keys: readonly SealingKey[],
  randomness: Randomness,
  work: CryptoWork = webCrypto,
): Sealer => {
  const [current] = keys;
  if (current === undefined) throw new Error('There is no key to seal with.');
  const secrets = new Map(keys.map(({ id, bytes }) => [id, work.withSecret(bytes)]));

  const secretOf = async (keyId: string) => {
    const found = await secrets.get(keyId);
    if (found === undefined) throw new UnsealingError('key-missing', keyId);
    return found;
  };

  return {
    keyId: current.id,
    keyIds: keys.map(({ id }) => id),
    sha256: (bytes) => work.sha256(bytes),
    seal: async (place, plain) => {
      const secret = await secretOf(current.id);
      const nonce = randomness.bytes(nonceLength);
      const sealed = await secret.encrypt(nonce, bound(place, current.id), plain);
      const value = new Uint8Array(nonceLength + sealed.length);
      value.set(nonce);
      value.set(sealed, nonceLength);
      return value;
    },
    unseal: async (keyId, place, sealed) => {
      const secret = await secretOf(keyId);
      const nonce = sealed.subarray(0, nonceLength);
      try {
        return await secret.decrypt(nonce, bound(place, keyId), sealed.subarray(nonceLength));
      } catch (cause) {
        throw new UnsealingError('not-authentic', keyId, { cause });
      }
    },
    fingerprints: (fingerprint) =>
      Promise.all(
        keys.map(async ({ id }) => hex(await (await secretOf(id)).mac(utf8.encode(fingerprint)))),
      ),
  };
};

const utf8 = new TextEncoder();

/** What a sealed value is bound to: it opens nowhere else. */
const bound = (place: Place, keyId: string): Uint8Array<ArrayBuffer> =>
  utf8.encode(JSON.stringify(['besked', place.column, place.row, place.submission, keyId]));
