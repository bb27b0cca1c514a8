import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { keyPurposes, webCrypto, type CryptoWork } from '#functions/ports/crypto-work.ts';

const cipher = 'aes-256-gcm';
const tagLength = 16;

/**
 * From how many bytes on it pays to hand work to another thread, as Web Crypto does for every piece: for
 * the few kilobytes of a complaint the way there and back takes ten times as long as the work itself.
 */
const worthAThread = 64 * 1024;

/** Node's own cryptography for what is small, Web Crypto for what is large: the same bytes either way. */
export const nodeCrypto: CryptoWork = {
  sha256: (bytes) =>
    bytes.length >= worthAThread
      ? webCrypto.sha256(bytes)
      : settled(() => new Uint8Array(hash('sha256', bytes, 'buffer'))),
  withSecret: async (secret) => {
    const large = await webCrypto.withSecret(secret);
    const [sealing, fingerprinting] = [
      derived(secret, keyPurposes.sealing),
      derived(secret, keyPurposes.mac),
    ];
    return {
      encrypt: (nonce, bound, plain) =>
        plain.length >= worthAThread
          ? large.encrypt(nonce, bound, plain)
          : settled(() => {
              const cipherer = createCipheriv(cipher, sealing, nonce).setAAD(bound);
              const text = cipherer.update(plain);
              return joined([text, cipherer.final(), cipherer.getAuthTag()]);
            }),
      decrypt: (nonce, bound, sealed) =>
        sealed.length >= worthAThread
          ? large.decrypt(nonce, bound, sealed)
          : settled(() => {
              const textLength = Math.max(0, sealed.length - tagLength);
              const decipherer = createDecipheriv(cipher, sealing, nonce, {
                authTagLength: tagLength,
              })
                .setAAD(bound)
                .setAuthTag(sealed.subarray(textLength));
              const plain = decipherer.update(sealed.subarray(0, textLength));
              return joined([plain, decipherer.final()]);
            }),
      mac: (text) =>
        settled(() => new Uint8Array(createHmac('sha256', fingerprinting).update(text).digest())),
    };
  },
};

const derived = (secret: Uint8Array, purpose: string): KeyObject =>
  createSecretKey(new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), purpose, 32)));

const joined = (pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(pieces));

/** What work comes to, or its fault, as a promise. */
const settled = async <T>(work: () => T): Promise<T> => Promise.resolve(work());
