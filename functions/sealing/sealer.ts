import type { Randomness } from '#functions/ports.ts';

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
}

const nonceLength = 12;

/**
 * AES-256-GCM through Web Crypto. Random nonces are safe for 2^32 values under one key (NIST SP 800-38D,
 * section 8.3): rotate long before that. Of each secret two keys are derived (HKDF), so that what seals
 * is not what makes fingerprints.
 */
export const createSealer = (keys: readonly SealingKey[], randomness: Randomness): Sealer => {
  const [current] = keys;
  if (current === undefined) throw new Error('There is no key to seal with.');
  const derived = new Map(keys.map((key) => [key.id, deriveKeys(key)]));

  const keysOf = async (keyId: string) => {
    const found = await derived.get(keyId);
    if (found === undefined) throw new UnsealingError('key-missing', keyId);
    return found;
  };

  return {
    keyId: current.id,
    keyIds: keys.map(({ id }) => id),
    seal: async (place, plain) => {
      const { sealing } = await keysOf(current.id);
      const nonce = randomness.bytes(nonceLength);
      const sealed = await crypto.subtle.encrypt(gcm(nonce, place, current.id), sealing, plain);
      const value = new Uint8Array(nonceLength + sealed.byteLength);
      value.set(nonce);
      value.set(new Uint8Array(sealed), nonceLength);
      return value;
    },
    unseal: async (keyId, place, sealed) => {
      const { sealing } = await keysOf(keyId);
      const nonce = sealed.subarray(0, nonceLength);
      try {
        const ciphertext = sealed.subarray(nonceLength);
        return new Uint8Array(
          await crypto.subtle.decrypt(gcm(nonce, place, keyId), sealing, ciphertext),
        );
      } catch (cause) {
        throw new UnsealingError('not-authentic', keyId, { cause });
      }
    },
    fingerprints: (fingerprint) =>
      Promise.all(keys.map(async ({ id }) => mac((await keysOf(id)).fingerprinting, fingerprint))),
  };
};

const utf8 = new TextEncoder();

const gcm = (nonce: Uint8Array<ArrayBuffer>, place: Place, keyId: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv: nonce,
  additionalData: utf8.encode(
    JSON.stringify(['besked', place.column, place.row, place.submission, keyId]),
  ),
});

const deriveKeys = async ({ bytes }: SealingKey) => {
  const secret = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
  const derive = (
    purpose: string,
    algorithm: AesKeyGenParams | HmacKeyGenParams,
    use: KeyUsage[],
  ) =>
    crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8.encode(purpose) },
      secret,
      algorithm,
      false,
      use,
    );
  const [sealing, fingerprinting] = await Promise.all([
    derive('besked sealing', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']),
    derive('besked fingerprint', { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign']),
  ]);
  return { sealing, fingerprinting };
};

const mac = async (key: CryptoKey, text: string): Promise<string> => {
  const code = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8.encode(text)));
  return Array.from(code, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
