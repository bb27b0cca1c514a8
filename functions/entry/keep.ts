import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { parseReferenceNumber } from '#domain/reference-number.ts';
import { stockholm } from '#domain/stockholm.ts';
import type { Store } from '#functions/ports.ts';
import { Refused, runCommand, storeSettings } from './command-line.ts';
import { openRecords } from './local-store.ts';

const usage = `npm run keep -- COMMAND
  hold REFERENCE                     keeps it whatever its age, as during a dispute
  release REFERENCE                  ends that
  closed REFERENCE [--on 2026-11-22] the case was closed (today): it is kept so long from that day
  reopened REFERENCE                 takes that back: it counts from the day it was received`;

type Fact = Parameters<Store['noteCase']>[1];

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { on: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return console.log(usage);
  const [command = '', typed = ''] = positionals;
  const { clock, at } = storeSettings(process.env);
  const now = clock.now().epochMilliseconds;
  const facts = new Map<string, () => Fact>([
    ['hold', () => ({ heldSince: now })],
    ['release', () => ({ heldSince: undefined })],
    ['closed', () => ({ closedAt: values.on === undefined ? now : startOf(values.on, now) })],
    ['reopened', () => ({ closedAt: undefined })],
  ]);
  const fact = facts.get(command);
  if (fact === undefined) throw new Refused(usage);
  const reference = parseReferenceNumber(typed);
  if (reference === undefined) throw new Refused(`"${typed}" is no reference: check it.`);

  const store = await openRecords(at);
  try {
    if (!(await store.noteCase(reference, fact())))
      throw new Refused(`There is no submission ${reference}.`);
    console.log(`${reference}: ${command}.`);
  } finally {
    await store.close();
  }
};

/** The start of a day in Stockholm, which may not be in the future. */
const startOf = (typed: string, now: number): number => {
  const at = dayStart(typed);
  if (at === undefined || at > now)
    throw new Refused(`--on ${typed}: write a day that has been, as 2026-11-22.`);
  return at;
};

const dayStart = (typed: string): number | undefined => {
  try {
    return Temporal.PlainDate.from(typed, { overflow: 'reject' }).toZonedDateTime(stockholm)
      .epochMilliseconds;
  } catch {
    return undefined;
  }
};

await runCommand(main);
