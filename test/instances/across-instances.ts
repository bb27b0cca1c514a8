import { z } from 'zod';
import { complaintBody } from '../bench/complaint-text.ts';
import { dice } from '../faults/random.ts';
import { startMailEndpoint } from '../faults/mail-endpoint.ts';
import { runSqld } from '../libsql/running-sqld.ts';
import { startFleet } from './fleet.ts';

/** What instances know of each other. */
export interface AcrossInstances {
  /** Of so many that were sent at once to all instances, with a limit of `most`. */
  sent: number;
  most: number;
  accepted: number;
  /** Answered 429. */
  refused: number;
  /** How many references the same submission got that was sent at once to every instance. */
  references: number;
  copies: number;
}

/** In the middle of an hour: limits are counted by the hour. */
const halfPast = '2026-11-25T10:30:00Z';

/** Sends more than is allowed, and the same again and again, to all of some instances at once. */
export const runAcrossInstances = async (
  seed: number,
  { servers, most }: { servers: number; most: number },
): Promise<AcrossInstances> => {
  const endpoint = await startMailEndpoint(dice(seed, 'mail across'));
  const sqld = await runSqld();
  const fleet = await startFleet({
    ...{ servers, workers: 0, storeUrl: sqld.url, mailUrl: endpoint.url },
    plan: { seed, site: 'plain' },
    env: { LIMIT_IN_ALL: String(most), BESKED_NOW: halfPast },
  });
  const post = async (number: number, text: string) => {
    const { url = '' } = fleet.servers[number % servers] ?? {};
    const headers = { accept: 'application/json' };
    const body = new URLSearchParams(complaintBody(text));
    const answer = await fetch(`${url}/api/complaints`, { method: 'POST', headers, body });
    return { status: answer.status, body: await answer.text() };
  };
  try {
    const copies = servers * 4;
    const same = await Promise.all(Array.from({ length: copies }, (_, n) => post(n, 'the same')));
    const references = new Set(same.map(({ body }) => told.parse(JSON.parse(body)).reference));
    const sent = most * 2;
    const answers = await Promise.all(Array.from({ length: sent }, (_, n) => post(n, String(n))));
    const withStatus = (wanted: number) => answers.filter(({ status }) => status === wanted).length;
    return {
      ...{ sent, most, copies, references: references.size },
      // The one that came again and again counts once.
      accepted: withStatus(201) + 1,
      refused: withStatus(429),
    };
  } finally {
    await fleet.end();
    await sqld.remove();
    await endpoint.close();
  }
};

const told = z.object({ reference: z.string() });
