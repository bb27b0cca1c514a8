type Bytes = Uint8Array<ArrayBuffer>;

/** What is done with one secret of 32 bytes, of which a key is derived for each of these (HKDF-SHA-256). */
export interface SecretWork {
  /** AES-256-GCM: the ciphertext, then the tag of 16 bytes. */
  encrypt(nonce: Bytes, bound: Bytes, plain: Bytes): Promise<Bytes>;
  /** Rejects what was not encrypted with this secret, nonce and `bound`. */
  decrypt(nonce: Bytes, bound: Bytes, sealed: Bytes): Promise<Bytes>;
  /** HMAC-SHA-256. */
  mac(text: Bytes): Promise<Bytes>;
}

/** The cryptography that each submission takes. Every implementation makes and reads the same bytes. */
export interface CryptoWork {
  sha256(bytes: Bytes): Promise<Bytes>;
  withSecret(secret: Bytes): Promise<SecretWork>;
}

/** What a key derived from a secret is for. */
export const keyPurposes = { sealing: 'besked sealing', mac: 'besked fingerprint' } as const;

const utf8 = new TextEncoder();

/** Web Crypto: on every runtime. */
export const webCrypto: CryptoWork = {
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
  withSecret: async (secret) => {
    const whole = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
    const derive = (
      purpose: string,
      algorithm: AesKeyGenParams | HmacKeyGenParams,
      use: KeyUsage[],
    ) =>
      crypto.subtle.deriveKey(
        { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8.encode(purpose) },
        whole,
        algorithm,
        false,
        use,
      );
    const [sealing, fingerprinting] = await Promise.all([
      derive(keyPurposes.sealing, { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']),
      derive(keyPurposes.mac, { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign']),
    ]);
    const gcm = (iv: Bytes, additionalData: Bytes) => ({ name: 'AES-GCM', iv, additionalData });
    return {
      encrypt: async (nonce, bound, plain) =>
        new Uint8Array(await crypto.subtle.encrypt(gcm(nonce, bound), sealing, plain)),
      decrypt: async (nonce, bound, sealed) =>
        new Uint8Array(await crypto.subtle.decrypt(gcm(nonce, bound), sealing, sealed)),
      mac: async (text) => new Uint8Array(await crypto.subtle.sign('HMAC', fingerprinting, text)),
    };
  },
};
