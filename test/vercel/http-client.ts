import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { complaintFields, json } from '#test/functions/http/besked.ts';
import type { RunningServer } from '#test/server/running-server.ts';

/** What an accepted form is answered with in JSON. */
export const received = z.object({
  reference: z.string(),
  receivedAt: z.string(),
  acknowledgeBy: z.string(),
  receiptUrl: z.string(),
});
const inboxMails = z.array(
  z.object({
    id: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    attachments: z.array(z.object({ filename: z.string(), size: z.number() })),
  }),
);

/** What is asked again until it is so: mails that go out by themselves, notices on a busy machine. */
export const soon = { timeout: 20_000, interval: 100 };

/** What the suites ask of a server, and look up about it. `serverNow` is the one that runs when they are called. */
export const httpClient = (serverNow: () => RunningServer) => {
  const ask = (path: string, init?: RequestInit) =>
    fetch(serverNow().url + path, { redirect: 'manual', ...init });
  const text = async (path: string, init?: RequestInit) => (await ask(path, init)).text();
  const post = (path: string, init: RequestInit) => ask(path, init);
  const setNotices = (value: unknown) =>
    writeFile(
      join(serverNow().dataDir, 'edge-config.json'),
      typeof value === 'string' ? value : JSON.stringify({ notices: value }),
    );
  const mailsAbout = async (reference: string) => {
    const mails = inboxMails.parse(await (await ask('/_local/inbox.json')).json());
    return mails.filter(({ subject }) => subject.includes(reference));
  };
  const bothMails = (reference: string) =>
    expect.poll(async () => (await mailsAbout(reference)).length, soon).toBe(2);
  const complain = async (more: Record<string, string> = {}) => {
    const fields = complaintFields({ description: crypto.randomUUID(), ...more });
    return received.parse(await (await post('/api/complaints', json(fields))).json());
  };
  return { ask, text, post, setNotices, mailsAbout, bothMails, complain };
};

/** See `httpClient`. */
export type HttpClient = ReturnType<typeof httpClient>;
