import type { Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { complaintFields, urlencoded } from '#test/functions/http/besked.ts';
import { dial, listening } from './listening.ts';

/** Goes on sending the same bytes for as long as the connection takes them. */
const drip = (socket: Socket, bytes: string): void => {
  const timer = setInterval(() => socket.writable && socket.write(bytes), 10);
  onTestFinished(() => clearInterval(timer));
};

const head =
  'POST /api/complaints HTTP/1.1\r\nhost: x\r\n' +
  'content-type: application/x-www-form-urlencoded\r\ncontent-length: 100000\r\n\r\n';

describe('patience ends', () => {
  it('with a body that drips, while others are answered, and nothing of it is kept', async () => {
    const { port, url, store } = await listening({ head: 200, request: 400 });
    const { socket, ended } = dial(port, head + new URLSearchParams(complaintFields()).toString());
    drip(socket, 'a');
    const other = await fetch(`${url}/api/complaints`, {
      ...urlencoded(complaintFields({ description: 'En annan.' })),
      redirect: 'manual',
    });
    expect(other.status).toBe(303);
    expect(await ended).toMatch(/^HTTP\/1\.1 4\d\d|^$/);
    expect((await store.outboxHealth(0)).pending).toBe(2);
    expect((await fetch(`${url}/`)).status).toBe(200);
  });

  it('with a head that drips', async () => {
    const { port, url } = await listening({ head: 200, request: 10_000 });
    const { socket, ended } = dial(port, 'GET / HTTP/1.1\r\nx: ');
    drip(socket, 'a');
    expect(await ended).toMatch(/^HTTP\/1\.1 408 /);
    expect((await fetch(`${url}/`)).status).toBe(200);
  });

  it('with a body that stops', async () => {
    const { port } = await listening({ silence: 200 });
    const { ended } = dial(port, head);
    expect(await ended).not.toMatch(/^HTTP\/1\.1 [23]/);
  });

  it('with a connection that asks for nothing more', async () => {
    const { port } = await listening({ idle: 50 });
    const { ended } = dial(port, 'GET /api/notices HTTP/1.1\r\nhost: x\r\n\r\n');
    expect(await ended).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('with a head that is too large', async () => {
    const { port } = await listening({ headBytes: 2_000 });
    const { ended } = dial(port, `GET / HTTP/1.1\r\nx: ${'a'.repeat(3_000)}\r\n\r\n`);
    expect(await ended).toMatch(/^HTTP\/1\.1 431 /);
  });
});
