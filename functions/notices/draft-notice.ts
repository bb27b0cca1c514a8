import { locales } from '#domain/locale.ts';
import { parseNotices } from '#domain/notice-schema.ts';
import type { Notice } from '#domain/notice.ts';
import { nextOpening, openStretches } from '#domain/opening-hours.ts';
import type { CustomerService } from '#domain/site-facts.ts';
import { stockholm, stockholmDate, stockholmDateTime } from '#domain/stockholm.ts';
import { formatWallTime } from '#domain/wall-time.ts';
import { Temporal } from 'temporal-polyfill';
import { dayWords } from './day-words.ts';
import { refuse, textOptions, type NoticeOptions, type Refusal } from './notice-request.ts';
import { readDate, readHours, readKind, readReason, readTime } from './typed-options.ts';

/** What is known when a notice is drafted. */
export interface DraftContext {
  now: Temporal.Instant;
  service: CustomerService;
  /** The notices there are. */
  notices: readonly Notice[];
  /** Ids in use, those of malformed entries included. */
  takenIds: readonly string[];
}

/** A notice that can be written: the entry as it is stored, and what it means. */
export interface Draft {
  kind: 'drafted';
  entry: Readonly<Record<string, unknown>>;
  notice: Notice;
}

/** Closes the phone from now to the first usual opening of a later day. */
export const draftClosedToday = (
  options: NoticeOptions,
  context: DraftContext,
): Draft | Refusal => {
  const { now, service, notices } = context;
  const today = stockholmDate(now);
  const left = openStretches(today, service, notices).some(
    ({ end }) => end > now.epochMilliseconds,
  );
  if (!left) {
    const next = nextOpening(now, service, notices);
    const opens = next
      ? `it opens ${dayWords(today, 'en').moment(next)}`
      : 'no opening is in sight';
    return refuse(`The phone does not open again today: ${opens}. To close it then, use plan.`);
  }
  // Other closures may be taken back: this one is to end by itself, whatever becomes of them.
  const changedHours = notices.filter(({ kind }) => kind !== 'phone-closed');
  const tomorrow = today.add({ days: 1 }).toZonedDateTime(stockholm);
  const until = nextOpening(tomorrow.toInstant(), service, changedHours);
  if (until === undefined) return refuse('The phone has no opening hours after today: use plan.');
  const from = stockholmDateTime(now).round({ smallestUnit: 'minute', roundingMode: 'floor' });
  return draft({ kind: 'phone-closed', from, until }, options, context);
};

/** A notice of any kind from one moment to another. */
export const draftPlanned = (options: NoticeOptions, context: DraftContext): Draft | Refusal => {
  const kind = readKind(options.kind);
  if (kind.kind === 'refused') return kind;
  const from = readTime('--from', options.from);
  if (from.kind === 'refused') return from;
  const until = readTime('--until', options.until);
  if (until.kind === 'refused') return until;
  if (Temporal.ZonedDateTime.compare(from.value, until.value) >= 0) {
    return refuse(`--until "${options.until ?? ''}" is not after --from "${options.from ?? ''}".`);
  }
  if (until.value.epochMilliseconds <= context.now.epochMilliseconds) {
    return refuse(`It would be over already: --until "${options.until ?? ''}" is past.`);
  }
  const planned = { kind: kind.value, from: from.value, until: until.value };
  if (kind.value !== 'phone-hours') return draft(planned, options, context);
  const hours = readHours(options.open);
  return hours.kind === 'refused'
    ? hours
    : draft({ ...planned, hours: hours.value }, options, context);
};

/** Other opening hours on one day, or on each open day of a period whose last day is named. */
export const draftHours = (options: NoticeOptions, context: DraftContext): Draft | Refusal => {
  const on = readDate('--on', options.on);
  if (on.kind === 'refused') return on;
  const to = options.to === undefined ? on : readDate('--to', options.to);
  if (to.kind === 'refused') return to;
  if (Temporal.PlainDate.compare(to.value, on.value) < 0) {
    return refuse(`--to "${options.to ?? ''}" is before --on "${options.on ?? ''}".`);
  }
  if (Temporal.PlainDate.compare(to.value, stockholmDate(context.now)) < 0) {
    const last = options.to === undefined ? '--on' : '--to';
    return refuse(`It would be over already: ${last} "${options.to ?? options.on ?? ''}" is past.`);
  }
  const hours = readHours(options.open);
  if (hours.kind === 'refused') return hours;
  const from = on.value.toZonedDateTime(stockholm);
  const until = to.value.add({ days: 1 }).toZonedDateTime(stockholm);
  return draft({ kind: 'phone-hours', from, until, hours: hours.value }, options, context);
};

const draft = (
  planned: Pick<Notice, 'kind' | 'from' | 'until'> & { hours?: readonly unknown[] },
  options: NoticeOptions,
  { takenIds }: DraftContext,
): Draft | Refusal => {
  const { kind, from, until, hours } = planned;
  const reason = readReason(options.reason);
  if (reason.kind === 'refused') return reason;
  const text = locales.flatMap((locale) => {
    const words = options[`text-${locale}`];
    return words === undefined ? [] : [[locale, words] as const];
  });
  if (text.length > 0 ? text.length < locales.length : kind === 'info') {
    const all = textOptions.map((option) => `--${option} "…"`).join(' ');
    return refuse(`Own words are needed in every language: ${all}.`);
  }
  const entry = {
    id: freeId(`${kind}-${from.toPlainDate().toString()}`, takenIds),
    kind,
    from: formatWallTime(from),
    until: formatWallTime(until),
    ...(reason.value && { reason: reason.value }),
    ...(hours && { hours }),
    ...(text.length > 0 && { text: Object.fromEntries(text) }),
  };
  const { notices, faults } = parseNotices([entry]);
  const [notice] = notices;
  if (notice) return { kind: 'drafted', entry, notice };
  return refuse(`It cannot be written: ${faults.flatMap(({ codes }) => codes).join(', ')}.`);
};

const freeId = (wanted: string, taken: readonly string[]): string => {
  let id = wanted;
  for (let n = 2; taken.includes(id); n += 1) id = `${wanted}-${n}`;
  return id;
};
