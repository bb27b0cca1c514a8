import { expect, test } from 'vitest';
import { nodeRandomness } from '#functions/adapters/node-randomness.ts';

test('bytes are as many as asked for, also more than are drawn at a time, and never the same twice', () => {
  for (const length of [0, 1, 16, 4095, 4096, 4097, 100_000])
    expect(nodeRandomness.bytes(length)).toHaveLength(length);
  const drawn = Array.from({ length: 2_000 }, () => nodeRandomness.bytes(12).toString());
  expect(new Set(drawn).size).toBe(drawn.length);
});

test('what was handed out is its own: changing it changes nothing that comes later', () => {
  const first = nodeRandomness.bytes(32);
  first.fill(0);
  expect(nodeRandomness.bytes(32).some((byte) => byte !== 0)).toBe(true);
});
