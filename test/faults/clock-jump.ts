import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goAll, journeysOf } from './crowd.ts';
import { journeyOf, type Journey } from './customer.ts';
import { judge, type Verdict } from './judge.ts';
import { countWaiting, readKept, type Kept } from './kept.ts';
import { startMailEndpoint, type MailEndpoint } from './mail-endpoint.ts';
import { mailFaults, taken, type MailFault } from './mail-faults.ts';
import { markerIn, type Plan } from './plan.ts';
import { dice, pause } from './random.ts';
import { serverProcess } from './server-process.ts';

/** How Besked did when its clock jumped between two starts. */
export interface ClockJump {
  /** By how much. */
  hours: number;
  submissions: number;
  /** Messages in doubt that were left to a person, where the provider may have forgotten them. */
  leftToPerson: number;
  /** Submissions after the jump whose officer mail went out at once. */
  mailedAfter: number;
  /** Of those that were sent again after the jump, how many got the receipt that they had. */
  sameReceipt: number;
  sentAgain: number;
  /** What broke, apart from what was rightly left to a person. */
  verdict: Verdict;
}

const eachJump = 20;
const hour = 3_600_000;

const named = (name: string): MailFault => mailFaults.find((fault) => fault.name === name) ?? taken;

/** The clock goes an hour back, and a day and an hour ahead: in each case some mail is still on its way. */
export const runClockJumps = async (
  seed: number,
  site: Plan['site'],
): Promise<readonly ClockJump[]> => [await jump(seed, site, -1), await jump(seed, site, 25)];

const jump = async (seed: number, site: Plan['site'], hours: number): Promise<ClockJump> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'besked-clock-'));
  const endpoint = await startMailEndpoint(dice(seed, 'endpoint'));
  const plan = { seed, site, leaseMs: 1500 };
  const server = await serverProcess({ name: 'clock', dataDir, mailUrl: endpoint.url, plan });
  const ever = new AbortController();
  try {
    // Half of the mail is in doubt (taken, but nobody heard), the other half was put off for certain.
    let turn = 0;
    endpoint.behave(() => named((turn += 1) % 2 ? '200 malformed JSON' : '429 retry-after: 1'));
    await server.start();
    const before = journeysOf(seed, 0, eachJump);
    await goAll(seed, before, [server], ever.signal);
    await until(() => endpoint.requests.length >= 3 * eachJump);
    await server.kill();

    endpoint.behave(() => taken);
    if (hours >= 24) endpoint.forgetKeys();
    const then = new Date(Date.now() + hours * hour).toISOString();
    await server.start({ BESKED_NOW: then });
    const after = journeysOf(seed, eachJump, 2 * eachJump);
    await goAll(seed, after, [server], ever.signal);
    // Within a day it is the same submission, by whichever clock.
    const again = hours < 24 ? before.slice(0, 5).map(({ sent }) => journeyOf(sent)) : [];
    await goAll(seed, again, [server], ever.signal);
    const mailed = (): number => countMailed(endpoint, after);
    await until(() => mailed() === after.length);
    const mailedAfter = mailed();

    // Back to the right time: what the wrong one had put off for long is due again.
    if (hours < 0) {
      await server.kill();
      await server.start();
    }
    await until(() => countWaiting(dataDir).pending === 0);
    const kept = readKept(dataDir);
    const isParked = new Set(kept.messages.filter((m) => m.failedAt !== null).map(({ id }) => id));
    const verdict = await judge({
      journeys: [...before, ...after],
      ...{ kills: [], parked: [], requests: [], taken: endpoint.taken },
      kept: { ...kept, messages: kept.messages.map((m) => (isParked.has(m.id) ? settled(m) : m)) },
      siteUrl: server.url,
      backOff: { firstDelayMs: 0, longestDelayMs: 0 },
    });
    return {
      ...{ hours, submissions: before.length + after.length, mailedAfter, verdict },
      leftToPerson: isParked.size,
      sentAgain: again.length,
      sameReceipt: again.filter((journey, n) => journey.receipt?.path === before[n]?.receipt?.path)
        .length,
    };
  } finally {
    ever.abort();
    await server.kill();
    await endpoint.close();
    await rm(dataDir, { recursive: true, force: true });
  }
};

const settled = (message: Kept['messages'][number]): Kept['messages'][number] => ({
  ...message,
  sentAt: message.failedAt,
});

const countMailed = ({ taken: mails }: MailEndpoint, journeys: readonly Journey[]): number => {
  const mailed = new Set(
    mails.filter(({ key }) => key.endsWith('-officer')).map(({ mail }) => markerIn(mail.text)),
  );
  return journeys.filter(({ sent }) => mailed.has(sent.marker)).length;
};

/** Waits for at most 20 seconds. */
const until = async (isSo: () => boolean): Promise<void> => {
  for (let waited = 0; waited < 20_000 && !isSo(); waited += 50) await pause(50);
};
