import { randomFillSync } from 'node:crypto';
import type { Randomness } from '#functions/ports.ts';

/** How many bytes are drawn at a time: one draw costs as much as two hundred bytes of it. */
const drawn = 4096;

const pooled = (): Randomness => {
  const pool = new Uint8Array(drawn);
  let used = drawn;
  return {
    bytes: (length) => {
      if (length > drawn) return randomFillSync(new Uint8Array(length));
      if (used + length > drawn) {
        randomFillSync(pool);
        used = 0;
      }
      const bytes = pool.slice(used, used + length);
      pool.fill(0, used, used + length);
      used += length;
      return bytes;
    },
  };
};

/**
 * Chance from Node's own generator, drawn ahead. No byte is handed out twice, and none stays behind where
 * it was drawn.
 */
export const nodeRandomness: Randomness = pooled();
