import { z } from 'zod';
import { pause, type Dice } from './random.ts';
import { requestOf, type Sent } from './submissions.ts';

/** A submission on its way through the run, as its customer sees it. */
export interface Journey {
  sent: Sent;
  /** The server that is asked now; `undefined` while none is. */
  asking: string | undefined;
  /** The receipt's path, once the customer was told that it arrived; and by which start of a server. */
  receipt: { path: string; sender: string } | undefined;
  /** Gave up without having been told. */
  left: boolean;
  brokenConnections: number;
  /** Answers that said that nothing was kept, with the text on the page. */
  refusals: number;
  /** Answers that no customer should ever get. */
  unexpected: string[];
}

/** A server as a customer sees it. */
export interface Door {
  url: string;
  sender: () => string;
}

/** A journey that has not begun. */
export const journeyOf = (sent: Sent): Journey => ({
  sent,
  asking: undefined,
  receipt: undefined,
  left: false,
  brokenConnections: 0,
  refusals: 0,
  unexpected: [],
});

const acceptedSchema = z.object({ receiptUrl: z.string() });

/**
 * Sends until told that it arrived, as a person would: the same again when the connection broke or the
 * page said that it was not kept. Ends early for those who leave, and when `signal` is aborted.
 */
export const send = async (
  journey: Journey,
  doors: readonly Door[],
  chance: Dice,
  signal: AbortSignal,
): Promise<void> => {
  while (journey.receipt === undefined && !journey.left && !signal.aborted) {
    await ask(journey, chance.pick(doors));
    if (journey.receipt === undefined) await pause(chance.between(60, 260));
  }
};

const ask = async (journey: Journey, { url, sender }: Door): Promise<void> => {
  const { sent } = journey;
  const start = sender();
  journey.asking = start;
  try {
    const answer = await fetch(`${url}/api/${sent.kind}s`, {
      ...requestOf(sent),
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
    });
    const body = await answer.text();
    const path = receiptPath(answer, body);
    if (path !== undefined) journey.receipt = { path, sender: start };
    else if (answer.status === 503 && (sent.encoding === 'json' || body.includes(sent.marker)))
      journey.refusals += 1;
    else journey.unexpected.push(`${answer.status} ${sent.encoding} ${body.slice(0, 200)}`);
  } catch (error) {
    if (isRefused(error)) return; // Nobody was there: nothing can have been kept.
    journey.brokenConnections += 1;
    if (sent.leaves) journey.left = true;
  } finally {
    journey.asking = undefined;
  }
};

const receiptPath = (answer: Response, body: string): string | undefined => {
  if (answer.status === 303) return answer.headers.get('location') ?? undefined;
  if (answer.status !== 201) return undefined;
  return new URL(acceptedSchema.parse(JSON.parse(body)).receiptUrl).pathname;
};

const isRefused = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  error.cause.code === 'ECONNREFUSED';
