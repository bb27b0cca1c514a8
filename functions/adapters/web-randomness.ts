import type { Randomness } from '#functions/ports.ts';

/** Chance from Web Crypto, on every runtime. */
export const webRandomness: Randomness = {
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};
