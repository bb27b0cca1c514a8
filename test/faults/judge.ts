import type { Journey } from './customer.ts';
import { judgeMails } from './judge-mails.ts';
import { judgeRetries, type BackOff } from './judge-retries.ts';
import type { Kept } from './kept.ts';
import type { Kill } from './kill.ts';
import type { MailRequest, TakenMail } from './mail-endpoint.ts';
import type { Parked } from './matrix.ts';

/** What must hold, with what it was held against and what broke it. */
export interface Invariant {
  name: string;
  /** How many cases were looked at. */
  checked: number;
  /** The cases that break it, in a few words each. */
  broken: readonly string[];
}

/** Every invariant, judged. */
export type Verdict = readonly Invariant[];

/** What breaks a verdict, a line each; empty if all holds. */
export const brokenBy = (verdict: Verdict): string[] =>
  verdict.flatMap(({ name, broken }) => broken.map((what) => `${name}: ${what}`));

/** All that is left when a run has come to rest. */
export interface Remains {
  journeys: readonly Journey[];
  kills: readonly Kill[];
  parked: readonly Parked[];
  requests: readonly MailRequest[];
  taken: readonly TakenMail[];
  kept: Kept;
  /** A server that still runs. */
  siteUrl: string;
  backOff: BackOff;
}

/** Judges a run by what customers were told, what the store holds and what the mail endpoint took. */
export const judge = async (remains: Remains): Promise<Verdict> => [
  await acknowledgedIsKept(remains),
  ...judgeMails(remains),
  ...judgeRetries(remains),
  nothingWaits(remains),
  parkedOnlyWhenRefused(remains),
  {
    name: 'customers only get answers they can use',
    checked: remains.journeys.length,
    broken: remains.journeys.flatMap(({ unexpected }) => unexpected),
  },
  { name: 'the store is sound', checked: 1, broken: remains.kept.faults },
];

/** Through the product's own front door: the receipt shows what the customer wrote. */
export const acknowledgedIsKept = async ({
  journeys,
  siteUrl,
}: Pick<Remains, 'journeys' | 'siteUrl'>): Promise<Invariant> => {
  const told = journeys.filter(({ receipt }) => receipt !== undefined);
  const broken: string[] = [];
  for (const { sent, receipt } of told) {
    const answer = await fetch(siteUrl + (receipt?.path ?? ''));
    const page = await answer.text();
    if (answer.status !== 200 || !page.includes(sent.marker))
      broken.push(`${sent.marker} was acknowledged; its receipt is ${answer.status}`);
  }
  return { name: 'every acknowledged submission is in the store', checked: told.length, broken };
};

const nothingWaits = ({ kept }: Remains): Invariant => ({
  name: 'nothing is pending at the end',
  checked: kept.messages.length,
  broken: kept.messages
    .filter(({ sentAt }) => sentAt === null)
    .map(({ id, attempts, lastError }) => `${id} after ${attempts} tries: ${lastError ?? '-'}`),
});

/** The endpoint refuses some for good by mistake: only those may be left to a person. */
const parkedOnlyWhenRefused = ({ parked, requests }: Remains): Invariant => ({
  name: 'only what was refused for good is left to a person',
  checked: parked.length,
  broken: parked
    .filter(({ key, at }) => {
      const last = requests.filter((each) => each.key === key && each.at <= at).at(-1);
      return !['409 other payload', '422 of a batch'].includes(last?.answer ?? '');
    })
    .map(({ message }) => `${message} was parked`),
});
