import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sentMailSchema } from './sent-mail.ts';

const receivedMailSchema = z.object({
  id: z.uuid(),
  receivedAt: z.iso.datetime(),
  idempotencyKey: z.string().nullable(),
  /** SHA-256 of what was sent: tells a repetition from another mail under the same key. */
  payloadHash: z.string(),
  /** Which of how many mails of one request it was; a file of an older Besked has only single ones. */
  batch: z.object({ position: z.int(), size: z.int() }).default({ position: 0, size: 1 }),
  mail: sentMailSchema,
});

/** An e-mail in the inbox. `receivedAt` is an ISO instant in UTC. */
export type ReceivedMail = z.infer<typeof receivedMailSchema>;

/** The e-mails that were "sent" on this machine: one JSON file each, so that they outlive restarts. */
export interface Inbox {
  /** Keeps a mail under a new id; on disk when this resolves. */
  add(mail: Omit<ReceivedMail, 'id'>): Promise<ReceivedMail>;
  get(id: string): Promise<ReceivedMail | undefined>;
  /** How many there are. */
  count(): Promise<number>;
  /** Oldest first; `from` and `until` count from the oldest, as in `slice`. */
  list(from?: number, until?: number): Promise<ReceivedMail[]>;
  /** Those received at or after an instant (milliseconds), oldest first. */
  since(instant: number): Promise<ReceivedMail[]>;
}

/** Opens the inbox in a folder, which is made when the first mail comes. */
export const openInbox = (folder: string): Inbox => {
  let added = 0;

  const names = async (): Promise<string[]> => {
    try {
      return (await readdir(folder)).filter((name) => fileName.test(name)).sort();
    } catch {
      return [];
    }
  };

  /** A file that somebody has removed or spoilt since is left out. */
  const read = async (name: string): Promise<ReceivedMail | undefined> => {
    try {
      const content: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'));
      return receivedMailSchema.safeParse(content).data;
    } catch {
      return undefined;
    }
  };

  const readAll = async (wanted: readonly string[]): Promise<ReceivedMail[]> => {
    const mails: ReceivedMail[] = [];
    for (const name of wanted) {
      const mail = await read(name);
      if (mail !== undefined) mails.push(mail);
    }
    return mails;
  };

  return {
    add: async (mail) => {
      const received = { id: randomUUID(), ...mail };
      added += 1;
      const name = `${stamp(Date.parse(mail.receivedAt))}-${String(added).padStart(6, '0')}-${received.id}.json`;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeAtomically(join(folder, name), JSON.stringify(received));
      return received;
    },
    get: async (id) => {
      const name = (await names()).find((known) => known.endsWith(`-${id}.json`));
      return name === undefined ? undefined : read(name);
    },
    count: async () => (await names()).length,
    list: async (from = 0, until = Infinity) => readAll((await names()).slice(from, until)),
    since: async (instant) => readAll((await names()).filter((name) => name >= stamp(instant))),
  };
};

/** Time, order of arrival within it, id: so that names sort as the mails came. */
const fileName = /^\d{15}-\d{6}-[0-9a-f-]{36}\.json$/;

const stamp = (milliseconds: number): string => String(milliseconds).padStart(15, '0');

/** Nobody ever sees half a mail, and none is lost that was answered for. */
const writeAtomically = async (path: string, content: string): Promise<void> => {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
};
