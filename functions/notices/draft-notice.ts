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
import { readDate, readHours, readKind, readReason, readTime, type Read } from './typed-options.ts';

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
    return refuse(`The phone does not open again today: ${opens}. To close it then, use plan.`, {
      option: 'from',
      code: 'closed-already',
    });
  }
  // Other closures may be taken back: this one is to end by itself, whatever becomes of them.
  const changedHours = notices.filter(({ kind }) => kind !== 'phone-closed');
  const tomorrow = today.add({ days: 1 }).toZonedDateTime(stockholm);
  const until = nextOpening(tomorrow.toInstant(), service, changedHours);
  if (until === undefined)
    return refuse('The phone has no opening hours after today: use plan.', {
      option: 'until',
      code: 'missing',
    });
  const from = stockholmDateTime(now).round({ smallestUnit: 'minute', roundingMode: 'floor' });
  return draft({ kind: 'phone-closed', from, until }, options, context);
};

/** A notice of any kind from one moment to another. */
export const draftPlanned = (options: NoticeOptions, context: DraftContext): Draft | Refusal => {
  const kind = readKind(options.kind);
  if (kind.kind === 'refused') return kind;
  const from = readTime('from', options.from);
  if (from.kind === 'refused') return from;
  const end = readEnd(options, from.value, context.now);
  if (end.kind === 'refused') return end;
  const planned = { kind: kind.value, from: from.value, ...end.value };
  if (kind.value !== 'phone-hours') return draft(planned, options, context);
  const hours = readHours(options.open);
  return hours.kind === 'refused'
    ? hours
    : draft({ ...planned, hours: hours.value }, options, context);
};

/** When a notice ends; of one without an end, when somebody is to look at it again. */
type End = { until: Temporal.ZonedDateTime } | { reviewOn: Temporal.PlainDate };

const readEnd = (
  { from, until: typed, review }: NoticeOptions,
  begins: Temporal.ZonedDateTime,
  now: Temporal.Instant,
): Read<End> | Refusal => {
  if (review !== undefined && typed === undefined) return readReview(review, now);
  const until = readTime('until', typed);
  if (until.kind === 'refused') return until;
  if (Temporal.ZonedDateTime.compare(begins, until.value) >= 0) {
    return refuse(`--until "${typed ?? ''}" is not after --from "${from ?? ''}".`, {
      option: 'until',
      code: 'not-after',
    });
  }
  if (until.value.epochMilliseconds <= now.epochMilliseconds) {
    return refuse(`It would be over already: --until "${typed ?? ''}" is past.`, {
      option: 'until',
      code: 'over',
    });
  }
  return { kind: 'read', value: { until: until.value } };
};

const readReview = (review: string, now: Temporal.Instant): Read<End> | Refusal => {
  const day = readDate('review', review);
  if (day.kind === 'refused') return day;
  if (Temporal.PlainDate.compare(day.value, stockholmDate(now)) <= 0)
    return refuse(`--review "${review}" is not after today.`, { option: 'review', code: 'over' });
  return { kind: 'read', value: { reviewOn: day.value } };
};

/** Other opening hours on one day, or on each open day of a period whose last day is named. */
export const draftHours = (options: NoticeOptions, context: DraftContext): Draft | Refusal => {
  const on = readDate('on', options.on);
  if (on.kind === 'refused') return on;
  const to = options.to === undefined ? on : readDate('to', options.to);
  if (to.kind === 'refused') return to;
  if (Temporal.PlainDate.compare(to.value, on.value) < 0) {
    return refuse(`--to "${options.to ?? ''}" is before --on "${options.on ?? ''}".`, {
      option: 'to',
      code: 'not-after',
    });
  }
  const isOver = Temporal.PlainDate.compare(to.value, stockholmDate(context.now)) < 0;
  if (isOver && options.review === undefined) {
    const last = options.to === undefined ? '--on' : '--to';
    return refuse(
      `It would be over already: ${last} "${options.to ?? options.on ?? ''}" is past.`,
      {
        option: options.to === undefined ? 'on' : 'to',
        code: 'over',
      },
    );
  }
  const hours = readHours(options.open);
  if (hours.kind === 'refused') return hours;
  const from = on.value.toZonedDateTime(stockholm);
  const until = to.value.add({ days: 1 }).toZonedDateTime(stockholm);
  const review = options.review === undefined ? undefined : readReview(options.review, context.now);
  if (review?.kind === 'refused') return review;
  const end = review?.value ?? { until };
  return draft({ kind: 'phone-hours', from, ...end, hours: hours.value }, options, context);
};

const draft = (
  planned: Pick<Notice, 'kind' | 'from'> & End & { hours?: readonly unknown[] },
  options: NoticeOptions,
  { takenIds }: DraftContext,
): Draft | Refusal => {
  const { kind, from, hours } = planned;
  const reason = readReason(options.reason);
  if (reason.kind === 'refused') return reason;
  const text = locales.flatMap((locale) => {
    const words = options[`text-${locale}`];
    return words === undefined ? [] : [[locale, words] as const];
  });
  if (text.length > 0 ? text.length < locales.length : kind === 'info') {
    const all = textOptions.map((option) => `--${option} "…"`).join(' ');
    return refuse(`Own words are needed in every language: ${all}.`, {
      option: textOptions.find((option) => options[option] === undefined) ?? 'reason',
      code: 'language',
    });
  }
  const entry = {
    id: freeId(`${kind}-${from.toPlainDate().toString()}`, takenIds),
    kind,
    from: formatWallTime(from),
    ...('until' in planned
      ? { until: formatWallTime(planned.until) }
      : { reviewOn: planned.reviewOn.toString() }),
    ...(reason.value && { reason: reason.value }),
    ...(hours && { hours }),
    ...(text.length > 0 && { text: Object.fromEntries(text) }),
  };
  const { notices, faults } = parseNotices([entry]);
  const [notice] = notices;
  if (notice) return { kind: 'drafted', entry, notice };
  return refuse(`It cannot be written: ${faults.flatMap(({ codes }) => codes).join(', ')}.`, {
    option: 'from',
    code: 'entry',
  });
};

const freeId = (wanted: string, taken: readonly string[]): string => {
  let id = wanted;
  for (let n = 2; taken.includes(id); n += 1) id = `${wanted}-${n}`;
  return id;
};
