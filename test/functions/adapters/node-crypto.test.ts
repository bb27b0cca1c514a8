import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '#functions/adapters/node-crypto.ts';
import { webCrypto } from '#functions/ports/crypto-work.ts';

const bytes = (value: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(value);

/** Of few bytes, and of those around where Node hands work to another thread. */
const lengths = [0, 1, 15, 16, 17, 1000, 65_535, 65_536, 65_537];
const secret = new Uint8Array(32).fill(7);
const nonce = new Uint8Array(12).fill(9);
const bound = new TextEncoder().encode('["besked","message.content"]');

describe("Node's cryptography and Web Crypto", () => {
  it.each(lengths)('make the same of %d bytes', async (length) => {
    const plain = new Uint8Array(length).map((_, index) => index % 251);
    const [node, web] = [await nodeCrypto.withSecret(secret), await webCrypto.withSecret(secret)];
    expect(await nodeCrypto.sha256(plain)).toEqual(await webCrypto.sha256(plain));
    expect(await node.mac(plain)).toEqual(await web.mac(plain));
    const sealed = await node.encrypt(nonce, bound, plain);
    expect(sealed).toEqual(await web.encrypt(nonce, bound, plain));
    expect(await node.decrypt(nonce, bound, sealed)).toEqual(plain);
    expect(await web.decrypt(nonce, bound, sealed)).toEqual(plain);
  });

  it('read what the other wrote, for any secret', async () => {
    const some = (length: number) =>
      fc.uint8Array({ minLength: length, maxLength: length }).map(bytes);
    await fc.assert(
      fc.asyncProperty(some(32), some(12), fc.uint8Array().map(bytes), async (key, iv, plain) => {
        const [node, web] = [await nodeCrypto.withSecret(key), await webCrypto.withSecret(key)];
        expect(await web.decrypt(iv, plain, await node.encrypt(iv, plain, plain))).toEqual(plain);
        expect(await node.decrypt(iv, plain, await web.encrypt(iv, plain, plain))).toEqual(plain);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['node', nodeCrypto],
    ['web', webCrypto],
  ])('refuse what was changed, bound elsewhere or cut short (%s)', async (_, work) => {
    const sealing = await work.withSecret(secret);
    for (const length of [100, 70_000]) {
      const sealed = await sealing.encrypt(nonce, bound, new Uint8Array(length));
      const changed = sealed.with(length / 2, (sealed[length / 2] ?? 0) ^ 1);
      await expect(sealing.decrypt(nonce, bound, bytes(changed))).rejects.toThrow();
      await expect(sealing.decrypt(nonce, new Uint8Array(), sealed)).rejects.toThrow();
      await expect(sealing.decrypt(nonce, bound, sealed.slice(0, -1))).rejects.toThrow();
      await expect(sealing.decrypt(nonce, bound, sealed.slice(0, 10))).rejects.toThrow();
      await expect(sealing.decrypt(nonce, bound, new Uint8Array())).rejects.toThrow();
    }
  });
});
