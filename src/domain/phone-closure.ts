import type { Notice, PhoneClosedNotice } from '#domain/notice.ts';
import {
  daysAhead,
  lastDate,
  nextOpening,
  openStretches,
  windowOf,
} from '#domain/opening-hours.ts';
import type { CustomerService } from '#domain/site-facts.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { overlap, type Stretch } from '#domain/stretch.ts';
import { Temporal } from 'temporal-polyfill';

/** What closures without an opening between them mean together for a caller, who knows the usual hours. */
export interface PhoneClosure {
  /** The notices of it that are not over, the first start first: never none. */
  notices: readonly PhoneClosedNotice[];
  /**
   * When calls are no longer answered. `within` a day that was open before: when it closes that day;
   * else the time at which the phone would have opened.
   */
  begins: { within: boolean; at: Temporal.ZonedDateTime };
  /** The date, if only one loses opening time. */
  onlyDate?: Temporal.PlainDate;
  /** The real next opening after all of them. */
  reopensAt?: Temporal.ZonedDateTime;
}

/**
 * The closures that are not over at an instant, given the weekly hours and all notices. Those that end in
 * the same opening are one: the phone is closed from the first start of them until then.
 *
 * @example
 * // 22 December 2026 15:00 to 2 January 2027 09:00, a Saturday; open Monday to Friday 9–15
 * // { begins: { within: true, at: 2026-12-22T15:00 }, reopensAt: 2027-01-04T09:00 }
 */
export const phoneClosures = (
  now: Temporal.Instant,
  service: CustomerService,
  notices: readonly Notice[],
): PhoneClosure[] => {
  const joined = new Map<number | undefined, PhoneClosedNotice[]>();
  for (const notice of notices) {
    if (notice.kind !== 'phone-closed' || windowOf(notice).end <= now.epochMilliseconds) continue;
    const reopens = nextOpening(notice.until.toInstant(), service, notices)?.epochMilliseconds;
    joined.set(reopens, [...(joined.get(reopens) ?? []), notice]);
  }
  return [...joined.values()].map((closed) => together(closed, service, notices));
};

/** Whether a closure takes any time at which the phone would be open. */
export const takesOpeningTime = (
  notice: PhoneClosedNotice,
  service: CustomerService,
  notices: readonly Notice[],
): boolean => lostOpenings([notice], service, notices).length > 0;

const together = (
  closed: readonly PhoneClosedNotice[],
  service: CustomerService,
  all: readonly Notice[],
): PhoneClosure => {
  const notices = closed.toSorted((a, b) => Temporal.ZonedDateTime.compare(a.from, b.from));
  const others = all.filter((notice) => !notices.some(({ id }) => id === notice.id));
  const { start, end } = spanOf(notices);
  const lost = lostOpenings(notices, service, others);
  const from = moment(start);
  const [first = from] = lost;
  const reopensAt = nextOpening(Temporal.Instant.fromEpochMilliseconds(end), service, all);
  const earlier = openStretches(from.toPlainDate(), service, others)
    .filter((open) => open.start < start)
    .map((open) => Math.min(open.end, start))
    .filter((closes) => closes === start || sameDate(first, from))
    .at(-1);
  return {
    notices,
    begins:
      earlier === undefined ? { within: false, at: first } : { within: true, at: moment(earlier) },
    ...(lost.length === 1 && { onlyDate: first.toPlainDate() }),
    ...(reopensAt && { reopensAt }),
  };
};

/** The first lost moment of the first two dates that lose any: more are not asked for. */
const lostOpenings = (
  closed: readonly PhoneClosedNotice[],
  service: CustomerService,
  others: readonly Notice[],
): Temporal.ZonedDateTime[] => {
  const lost: Temporal.ZonedDateTime[] = [];
  const span = spanOf(closed);
  const from = moment(span.start).toPlainDate();
  const end = lastDate({ until: moment(span.end) });
  for (let days = 0; days <= daysAhead && lost.length < 2; days += 1) {
    const date = from.add({ days });
    if (Temporal.PlainDate.compare(date, end) > 0) break;
    const [taken] = openStretches(date, service, others).flatMap((open) => overlap(open, span));
    if (taken) lost.push(moment(taken.start));
  }
  return lost;
};

/** From the first start to the last end: nothing opens between joined closures. */
const spanOf = (closed: readonly PhoneClosedNotice[]): Stretch => ({
  start: Math.min(...closed.map((notice) => windowOf(notice).start)),
  end: Math.max(...closed.map((notice) => windowOf(notice).end)),
});

const moment = (epochMs: number): Temporal.ZonedDateTime =>
  stockholmDateTime(Temporal.Instant.fromEpochMilliseconds(epochMs));

const sameDate = (a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean =>
  a.toPlainDate().equals(b.toPlainDate());
