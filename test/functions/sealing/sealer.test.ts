import { describe, expect, test } from 'vitest';
import { webRandomness } from '#functions/adapters/web-randomness.ts';
import { createSealer, UnsealingError } from '#functions/sealing/sealer.ts';
import type { SealingKey } from '#functions/sealing/sealer.ts';

const key = (id: string, fill: number): SealingKey => ({
  id,
  bytes: new Uint8Array(32).fill(fill),
});
const place = { column: 'message.content', row: 'm1', submission: 's1' };
const plain = new TextEncoder().encode('Räntan drogs två gånger.');
const sealer = (...keys: SealingKey[]) => createSealer(keys, webRandomness);

describe('a sealer', () => {
  test('opens what it sealed, and seals the same text differently each time', async () => {
    const under = sealer(key('k1', 1));
    const [one, two] = [await under.seal(place, plain), await under.seal(place, plain)];
    expect(one).not.toEqual(two);
    expect(one.length).toBe(12 + plain.length + 16);
    expect(await under.unseal('k1', place, one)).toEqual(plain);
    expect(await under.unseal('k1', place, two)).toEqual(plain);
    expect(Buffer.from(one).includes(Buffer.from(plain).subarray(0, 4))).toBe(false);
  });

  test('seals with its first key and opens what any of its keys sealed', async () => {
    const old = sealer(key('k1', 1));
    const both = sealer(key('k2', 2), key('k1', 1));
    expect(both.keyId).toBe('k2');
    expect(await both.unseal('k1', place, await old.seal(place, plain))).toEqual(plain);
    expect(await both.unseal('k2', place, await both.seal(place, plain))).toEqual(plain);
  });

  test('says which key is missing', async () => {
    const sealed = await sealer(key('k1', 1)).seal(place, plain);
    const opening = sealer(key('k2', 2)).unseal('k1', place, sealed);
    await expect(opening).rejects.toThrow(UnsealingError);
    await expect(opening).rejects.toThrow('sealed with the key k1, which is not at hand');
  });

  test.each([
    ['another key of that name', { keyId: 'k1', keys: [key('k1', 9)], at: place }],
    ['another column', { keyId: 'k1', keys: [key('k1', 1)], at: { ...place, column: 'x' } }],
    ['another row', { keyId: 'k1', keys: [key('k1', 1)], at: { ...place, row: 'm2' } }],
    [
      'another submission',
      { keyId: 'k1', keys: [key('k1', 1)], at: { ...place, submission: 's' } },
    ],
    ['another name for the key', { keyId: 'k2', keys: [key('k2', 1)], at: place }],
  ])('does not open a value with %s', async (_, { keyId, keys, at }) => {
    const sealed = await sealer(key('k1', 1)).seal(place, plain);
    await expect(sealer(...keys).unseal(keyId, at, sealed)).rejects.toThrow(/not what the key/);
  });

  test('does not open a value of which one bit was changed or a part is missing', async () => {
    const under = sealer(key('k1', 1));
    const sealed = await under.seal(place, plain);
    for (const byte of [0, 11, 12, sealed.length - 1]) {
      const changed = new Uint8Array(sealed);
      changed[byte] = (changed[byte] ?? 0) ^ 1;
      await expect(under.unseal('k1', place, changed)).rejects.toThrow(UnsealingError);
    }
    for (const length of [0, 5, 12, 27, sealed.length - 1])
      await expect(under.unseal('k1', place, sealed.slice(0, length))).rejects.toThrow(
        UnsealingError,
      );
  });

  test('makes the same code of the same fingerprint, another with each key', async () => {
    const [one, two] = [sealer(key('k1', 1)), sealer(key('k2', 2), key('k1', 1))];
    const codes = await two.fingerprints('abc');
    expect(new Set(codes).size).toBe(2);
    expect(await one.fingerprints('abc')).toEqual([codes[1]]);
    expect(codes[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  test('cannot be made without a key', () => {
    expect(() => sealer()).toThrow('no key');
  });
});
