import { Agent } from 'node:http';
import { onStage, type Effort } from '../bench-run.ts';
import { complaintBody } from '../complaint-text.ts';
import { startMailEndpoint, type MailEndpoint } from '../mail-endpoint.ts';
import { ask, formHeaders } from '../node-client.ts';
import { startAtEdge } from '../peers/besked-at-edge.ts';
import { startBesked } from '../peers/besked.ts';
import type { Peer } from '../pinned.ts';
import { digits, target, type Section } from '../report.ts';
import { median, quantile } from '../rounds.ts';

/** What the provider takes while a crowd is served: requests a second. */
const providerLimits = [2, 20];

/** From the answer to both mails at the provider, one by one; and how fast a crowd of complaints drains. */
export const delivery = async (effort: Effort): Promise<Section> => {
  const waits = await followed(effort, (folder, env) => startBesked(folder, env));
  const edgeWaits = await followed(effort, startAtEdge);
  const drains = [];
  for (const perSecond of providerLimits) drains.push(await drained(effort, perSecond));
  return {
    title: 'Delivery',
    how:
      `${effort.followed} complaints one after the other, timed from the answer to the second mail at the ` +
      'provider, on one machine and as packed for Vercel (the bundles in edge-runtime, `waitUntil`, the store ' +
      'in an sqld beside it); then complaints at once, while the provider refuses what is over its limit. For a limit ' +
      'of 2 a second the crowd is a tenth as large.',
    head: ['what', 'reached'],
    rows: [
      ['from answer to both mails, idle', medianAndWorst(waits)],
      ['from answer to both mails, idle, packed for Vercel', medianAndWorst(edgeWaits)],
      ...drains.map(({ perSecond, count, seconds, requests, refused }) => [
        `${count} complaints at once, ${perSecond} requests/s allowed`,
        `${digits(count / seconds)} complaints/s in ${digits(seconds)} s, ${digits(requests / seconds)} requests/s, ${refused} refused`,
      ]),
    ],
    targets: [
      target('from answer to both mails, median', { atMost: 300 }, median(waits), ' ms'),
      target('the same, packed for Vercel', { atMost: 300 }, median(edgeWaits), ' ms'),
      ...drains.map(({ perSecond, requests, seconds }) =>
        target(
          `requests/s while draining, of ${perSecond} allowed`,
          { atLeast: 0.9 },
          requests / seconds / perSecond,
          ' of the limit',
        ),
      ),
      ...drains.map(({ perSecond, count, seconds }) =>
        target(
          `complaints/s drained at ${perSecond} requests/s`,
          { atLeast: perSecond },
          count / seconds,
        ),
      ),
    ],
  };
};

const medianAndWorst = (waits: readonly number[]): string =>
  `median ${digits(median(waits))} ms, p99 ${digits(quantile(waits, 0.99))} ms`;

type Start = (folder: string, env: Readonly<Record<string, string>>) => Promise<Peer>;

const followed = (effort: Effort, start: Start): Promise<number[]> =>
  onStage(async (stage) => {
    const endpoint = await startMailEndpoint();
    const env = { RESEND_BASE_URL: endpoint.url, RESEND_REQUESTS_PER_SECOND: '1000' };
    const besked = await stage.start(start(stage.folder(), env));
    const agent = new Agent({ keepAlive: true });
    const waits: number[] = [];
    for (let number = 0; number <= effort.followed; number += 1) {
      const before = endpoint.taken.length;
      await post(besked.url, agent, `followed-${number}`);
      const answered = performance.now();
      await until(endpoint, before + 2);
      // The first one warms up.
      if (number > 0) waits.push(Math.max(0, (endpoint.taken.at(-1)?.at ?? NaN) - answered));
      await pause(50);
    }
    agent.destroy();
    endpoint.close();
    return waits;
  });

const drained = (effort: Effort, perSecond: number) =>
  onStage(async (stage) => {
    const endpoint = await startMailEndpoint(perSecond);
    const limit = { RESEND_REQUESTS_PER_SECOND: String(perSecond) };
    const env = { RESEND_BASE_URL: endpoint.url, ...limit };
    const besked = await stage.start(startBesked(stage.folder(), env));
    const agent = new Agent({ keepAlive: true, maxSockets: 64 });
    const count = perSecond < 10 ? Math.ceil(effort.crowd / 10) : effort.crowd;
    const start = performance.now();
    await Promise.all(
      Array.from({ length: count }, (_, number) => post(besked.url, agent, `crowd-${number}`)),
    );
    await until(endpoint, 2 * count);
    const seconds = (performance.now() - start) / 1000;
    agent.destroy();
    endpoint.close();
    const { requests, refused } = endpoint.counts;
    return { perSecond, count, seconds, requests: requests - refused, refused };
  });

const post = async (url: string, agent: Agent, number: string): Promise<void> => {
  const body = complaintBody(number);
  const status = await ask(`${url}/api/complaints`, { agent, headers: formHeaders, body });
  if (status !== 303) throw new Error(`A complaint was answered with ${status}.`);
};

const until = async (endpoint: MailEndpoint, count: number): Promise<void> => {
  const patience = performance.now() + 30 * 60_000;
  while (endpoint.taken.length < count && performance.now() < patience) await pause(1);
};

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
