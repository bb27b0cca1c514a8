import type { Invariant, Remains } from './judge.ts';
import type { MailRequest } from './mail-endpoint.ts';

/** The waits that the servers of a run were told to keep, in milliseconds. */
export interface BackOff {
  firstDelayMs: number;
  longestDelayMs: number;
}

/** Two requests for the same message, one after the other. */
interface Step {
  from: MailRequest;
  to: MailRequest;
  /** How many requests there had been, `from` included. */
  tries: number;
}

/**
 * Judges when messages were tried again. A server that was killed before it could keep an answer knew
 * nothing of its `retry-after`: such answers do not count, all others do.
 */
export const judgeRetries = (remains: Remains): Invariant[] => {
  const steps = stepsOf(remains);
  const asked = steps.filter(
    ({ from }) => from.retryAfter !== undefined && !wasLost(remains, from),
  );
  const early = ({ from, to, tries }: Step): boolean =>
    to.at - from.at < leastWait(remains.backOff, tries);
  return [
    {
      name: 'tries of a message are as far apart as its back-off says',
      checked: steps.length,
      broken: steps.filter(early).map(({ from, to, tries }) => {
        const wait = leastWait(remains.backOff, tries);
        return `${from.key}: ${to.at - from.at} ms after try ${tries}, not ${wait}`;
      }),
    },
    {
      name: 'retry-after is obeyed',
      checked: asked.length,
      broken: asked
        .filter(({ from, to }) => to.at - from.at < (from.retryAfter ?? 0) * 1000)
        .map(({ from, to }) => `${from.key}: ${to.at - from.at} ms, not ${from.retryAfter ?? 0} s`),
    },
  ];
};

/** Between half of the doubled wait and all of it: half is the least. */
const leastWait = ({ firstDelayMs, longestDelayMs }: BackOff, tries: number): number =>
  Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(tries - 1, 30)) / 2;

const stepsOf = ({ requests, parked }: Remains): Step[] => {
  const ofKey = new Map<string, MailRequest[]>();
  for (const request of requests)
    ofKey.set(request.key, [...(ofKey.get(request.key) ?? []), request]);
  return [...ofKey.values()].flatMap((list) =>
    list.flatMap((to, index) => {
      const from = list[index - 1];
      if (from === undefined) return [];
      // The operator does not wait.
      const ordered = parked.some(({ key, at }) => key === to.key && at >= from.at && at <= to.at);
      return ordered ? [] : [{ from, to, tries: index }];
    }),
  );
};

const wasLost = ({ kills }: Remains, request: MailRequest): boolean =>
  kills.some(({ sender, unmarked }) => sender === request.sender && unmarked.has(request.key));
