import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { mailFaults, resendError, taken, type MailFault } from './mail-faults.ts';
import { pause, type Dice } from './random.ts';

const sentSchema = z.object({
  to: z.union([z.string(), z.array(z.string())]),
  subject: z.string(),
  text: z.string(),
  attachments: z
    .array(z.object({ filename: z.string(), content: z.unknown() }))
    .nullish()
    .transform((files) => files ?? []),
});

const batchSchema = z.array(sentSchema);

/** A mail as the endpoint took it: what a provider would now deliver. */
export interface TakenMail {
  /** Of one of a batch: the batch's key, `#` and its place. */
  key: string;
  mail: z.infer<typeof sentSchema>;
}

/** One request to send, as it looked from outside. Times in milliseconds of the machine's clock. */
export interface MailRequest {
  key: string;
  /** The API key: which process sent it. */
  sender: string;
  at: number;
  /** What it was answered with: a fault's name, or what the memory of keys said. */
  answer: string;
  retryAfter: number | undefined;
}

/** A mail endpoint that speaks Resend's protocol and fails as it is told to. */
export interface MailEndpoint {
  url: string;
  requests: MailRequest[];
  /** Everything taken, in order; the same key twice is a mail delivered twice. */
  taken: TakenMail[];
  /** How often each answer was given. */
  answers: Map<string, number>;
  /** What to answer from now on. */
  behave: (draw: () => MailFault) => void;
  /** Forgets the idempotency keys, as Resend does after 24 hours. */
  forgetKeys: () => void;
  /** Called at each request, before it is answered. */
  onRequest: (listener: (request: MailRequest) => void) => void;
  close: () => Promise<void>;
}

/** Draws each answer by weight. */
export const drawnFaults = (chance: Dice) => (): MailFault =>
  chance.pick(mailFaults, ({ weight }) => weight);

/** Starts the endpoint on a free port of 127.0.0.1. At first it takes everything. */
export const startMailEndpoint = async (chance: Dice): Promise<MailEndpoint> => {
  const requests: MailRequest[] = [];
  const takenMails: TakenMail[] = [];
  const answers = new Map<string, number>();
  const known = new Map<string, { told: object; hash: string }>();
  const underWay = new Set<string>();
  let draw = (): MailFault => taken;
  let listener: (request: MailRequest) => void = () => {};

  /** What Resend does with a key before anything can go wrong behind it; `undefined` for a new one. */
  const refusal = (key: string, hash: string): string | undefined => {
    if (underWay.has(key)) return 'concurrent_idempotent_requests';
    const before = known.get(key);
    return before !== undefined && before.hash !== hash ? 'invalid_idempotent_request' : undefined;
  };

  const keep = (key: string, mail: TakenMail['mail']): { id: string } => {
    takenMails.push({ key, mail });
    return { id: `mail-${takenMails.length}` };
  };

  const take = (key: string, hash: string, body: string, isBatch: boolean): object => {
    const before = known.get(key);
    if (before !== undefined) return before.told;
    const sent: unknown = JSON.parse(body);
    const told = isBatch
      ? { data: batchSchema.parse(sent).map((mail, place) => keep(`${key}#${place}`, mail)) }
      : keep(key, sentSchema.parse(sent));
    known.set(key, { told, hash });
    return told;
  };

  const receive = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(message);
    if (body === undefined) return; // The sender went away before it had said it all.
    const key = String(message.headers['idempotency-key'] ?? `none-${requests.length}`);
    const sender = (message.headers.authorization ?? '').replace('Bearer ', '');
    const hash = createHash('sha256').update(body).digest('hex');
    const refused = refusal(key, hash);
    const isBatch = message.url === '/emails/batch';
    const drawn = draw();
    const fault = drawn.ofBatches && !isBatch ? taken : drawn;
    const answer = refused === undefined ? fault.name : `409 of its own: ${refused}`;
    const retryAfter = refused === undefined ? fault.retryAfter : undefined;
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
    const request = { key, sender, at: Date.now(), answer, retryAfter };
    requests.push(request);
    listener(request);
    if (refused !== undefined) return resendError(response, 409, refused);
    underWay.add(key);
    await pause(chance.between(0, 8));
    const told = chance.chance(fault.accepts)
      ? take(key, hash, body, isBatch)
      : { id: 'mail-none' };
    underWay.delete(key);
    fault.answer(response, told);
  };

  const server = createServer((message, response) => {
    response.on('error', () => {});
    void receive(message, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    taken: takenMails,
    answers,
    behave: (next) => {
      draw = next;
    },
    forgetKeys: () => known.clear(),
    onRequest: (next) => {
      listener = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const bodyOf = async (message: IncomingMessage): Promise<string | undefined> => {
  const parts: Buffer[] = [];
  try {
    for await (const part of message) if (part instanceof Buffer) parts.push(part);
    return Buffer.concat(parts).toString();
  } catch {
    return undefined;
  }
};
