import { z } from 'zod';
import { canaryComplaint } from './canary-complaint.ts';
import { sightInInbox, sightInStatus, type Sight, type SightKind } from './canary-sight.ts';

/** Which site is tried, and how. */
export interface CanaryOptions {
  /** Without a slash at its end. */
  site: string;
  /** Where the receipt goes: a mailbox that takes it. */
  receiptTo: string | undefined;
  /** The site's CRON_SECRET: needed where there is no local inbox to look into. */
  cronSecret: string | undefined;
  withinMs: number;
}

/** What the canary needs from outside. `now` in ms, of any origin. */
export interface CanaryDeps {
  fetch: typeof fetch;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  /** Unlike any other run's. */
  mark: string;
  print: (line: string) => void;
}

/** Whether both e-mails arrived, or what failed. */
export type CanaryOutcome = { kind: 'arrived' } | { kind: 'failed'; why: string };

/** Every request ends within this, in ms: a site that hangs has failed too. */
const requestWithin = 15_000;
const lookEvery = 500;
const localReceipt = 'canary@example.test';

/** Sends a complaint that is marked as a test to a running site, and follows it to both e-mails. Never rejects. */
export const runCanary = async (
  options: CanaryOptions,
  deps: CanaryDeps,
): Promise<CanaryOutcome> => {
  try {
    return await fly(options, deps);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    return { kind: 'failed', why: `${options.site} could not be reached: ${why}.` };
  }
};

const fly = async (options: CanaryOptions, deps: CanaryDeps): Promise<CanaryOutcome> => {
  const { site, withinMs } = options;
  const kind = await whereToLook(options, deps);
  if (kind === undefined)
    return {
      kind: 'failed',
      why: `${site} has no local inbox: set CRON_SECRET as the site has it.`,
    };
  const receiptTo = options.receiptTo ?? (kind === 'inbox' ? localReceipt : undefined);
  if (receiptTo === undefined)
    return { kind: 'failed', why: 'Set CANARY_TO to a mailbox that takes the receipt.' };

  const started = deps.now();
  const posted = await post(deps, site, canaryComplaint(deps.mark, receiptTo));
  if (posted.kind === 'failed') return posted;
  const { reference } = posted;
  const seconds = (): string => `${((deps.now() - started) / 1000).toFixed(1)} s`;
  deps.print(`Kept as ${reference} after ${seconds()}.`);

  const told = new Set<string>();
  for (;;) {
    const sight = await look(deps, options, kind, { reference, receiptTo });
    const { missing, arrived } = sorted(sight);
    for (const name of arrived.filter((one) => !told.has(one))) {
      deps.print(`${name}: ${kind === 'inbox' ? 'in the inbox' : 'arrived'} after ${seconds()}.`);
      told.add(name);
    }
    if (missing.length === 0) return { kind: 'arrived' };
    if (deps.now() - started >= withinMs)
      return { kind: 'failed', why: `${reference} after ${seconds()}: ${missing.join('; ')}.` };
    await deps.sleep(lookEvery);
  }
};

const whereToLook = async (
  { site, cronSecret }: CanaryOptions,
  deps: CanaryDeps,
): Promise<SightKind | undefined> => {
  const inbox = await get(deps, `${site}/_local/inbox.json`);
  if (inbox.status === 200 && Array.isArray(inbox.body)) return 'inbox';
  return cronSecret === undefined ? undefined : 'status';
};

const acceptedSchema = z.object({ reference: z.string().min(1) });

const post = async (
  deps: CanaryDeps,
  site: string,
  fields: Record<string, string>,
): Promise<{ kind: 'kept'; reference: string } | { kind: 'failed'; why: string }> => {
  const answer = await request(deps, `${site}/api/complaints`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(fields),
  });
  const accepted = acceptedSchema.safeParse(answer.body);
  if (answer.status !== 201 || !accepted.success)
    return { kind: 'failed', why: `The complaint was not taken: status ${answer.status}.` };
  return { kind: 'kept', reference: accepted.data.reference };
};

const look = async (
  deps: CanaryDeps,
  { site, cronSecret = '' }: CanaryOptions,
  kind: SightKind,
  about: { reference: string; receiptTo: string },
): Promise<Sight> => {
  const url =
    kind === 'inbox'
      ? `${site}/_local/inbox.json`
      : `${site}/api/canary/${encodeURIComponent(about.reference)}`;
  const headers = kind === 'inbox' ? {} : { authorization: `Bearer ${cronSecret}` };
  // One look that fails is not the end: the next may see what this one did not.
  const answer = await request(deps, url, { headers }).catch(() => ({
    status: 0,
    body: undefined,
  }));
  const sight = kind === 'inbox' ? sightInInbox(answer.body, about) : sightInStatus(answer.body);
  const told = answer.status === 0 ? 'gave no answer' : `answered ${answer.status}`;
  const unseen = { arrived: false, detail: `the site ${told}` };
  return sight ?? { officer: unseen, receipt: unseen };
};

const names = { officer: 'The officer’s e-mail', receipt: 'The receipt' } as const;

const sorted = ({ officer, receipt }: Sight): { arrived: string[]; missing: string[] } => {
  const both = [
    { name: names.officer, ...officer },
    { name: names.receipt, ...receipt },
  ];
  return {
    arrived: both.filter(({ arrived }) => arrived).map(({ name }) => name),
    missing: both
      .filter(({ arrived }) => !arrived)
      .map(({ name, detail }) => `${name} did not arrive (${detail})`),
  };
};

const get = (deps: CanaryDeps, url: string) => request(deps, url, {});

/** A redirect could carry the secret to another site, so none is followed. */
const request = async (
  deps: CanaryDeps,
  url: string,
  init: RequestInit,
): Promise<{ status: number; body: unknown }> => {
  const signal = AbortSignal.timeout(requestWithin);
  const answer = await deps.fetch(url, { ...init, redirect: 'manual', signal });
  const body: unknown = await answer.json().catch(() => undefined);
  return { status: answer.status, body };
};
