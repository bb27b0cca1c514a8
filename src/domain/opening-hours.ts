import { openEnd, type Notice, type PhoneHoursNotice } from '#domain/notice.ts';
import { isEve, isPublicHoliday } from '#domain/public-holidays.ts';
import type { CustomerService, Opening } from '#domain/site-facts.ts';
import { stockholm, stockholmDate } from '#domain/stockholm.ts';
import { lengthOf, merge, nonEmpty, overlap, subtract, type Stretch } from '#domain/stretch.ts';
import { Temporal } from 'temporal-polyfill';

/** Whether the phone is open, and the moment (Stockholm time) at which that changes. */
export interface PhoneStatus {
  open: boolean;
  /** Not there if no change is in sight: see `daysAhead`. */
  changesAt?: Temporal.ZonedDateTime;
}

/** How many days the next opening is looked for, days wholly within a closure not counted: its end is known. */
export const daysAhead = 400;

/** Whether the phone is open at an instant. Openings are half open: closed at the closing time itself. */
export const phoneStatus = (
  now: Temporal.Instant,
  service: CustomerService,
  notices: readonly Notice[],
): PhoneStatus => {
  const next = nextStretch(now, service, notices);
  if (next === undefined) return { open: false };
  const open = next.start <= now.epochMilliseconds;
  return { open, changesAt: stockholmMoment(open ? next.end : next.start) };
};

/** The first moment at or after `from` when the phone is open; `undefined` if none is in sight. */
export const nextOpening = (
  from: Temporal.Instant,
  service: CustomerService,
  notices: readonly Notice[],
): Temporal.ZonedDateTime | undefined => {
  const next = nextStretch(from, service, notices);
  return next && stockholmMoment(Math.max(next.start, from.epochMilliseconds));
};

/**
 * When the phone is open on a Stockholm date, from midnight to midnight: what begins on it, and what began
 * the evening before and goes on past midnight. In order, apart from each other.
 */
export const openStretches = (
  date: Temporal.PlainDate,
  service: CustomerService,
  notices: readonly Notice[],
): Stretch[] => {
  const own = hoursBeginning(date, service, notices);
  if (!notices.some(passesMidnight)) return own;
  const before = hoursBeginning(date.subtract({ days: 1 }), service, notices);
  return merge([...before, ...own].flatMap((stretch) => overlap(stretch, wholeDay(date))));
};

/**
 * The openings that begin on a Stockholm date: the weekly hours (none on public holidays and eves, if the
 * facts say so), changed by phone-hours notices (of two for the same time the shorter one counts), less
 * what phone-closed notices take. Hours of a notice may end after midnight.
 */
export const hoursBeginning = (
  date: Temporal.PlainDate,
  service: CustomerService,
  notices: readonly Notice[],
): Stretch[] => {
  const usual = usualHours(date, service);
  let stretches = usual.flatMap((opening) => onDate(date, opening));
  const special = notices
    .filter((notice) => notice.kind === 'phone-hours')
    .filter((notice) => usual.length > 0 || isWithinOneDay(notice))
    .filter((notice) => overlap(windowOf(notice), wholeDay(date)).length > 0)
    .sort((a, b) => lengthOf(windowOf(b)) - lengthOf(windowOf(a)));
  for (const notice of special) {
    const hours = notice.hours.flatMap((opening) => onDate(date, opening));
    stretches = [
      ...subtract(stretches, windowOf(notice)),
      ...hours.flatMap((stretch) => overlap(stretch, untilEnd(notice, stretch, date))),
    ];
  }
  for (const notice of notices) {
    if (notice.kind === 'phone-closed') stretches = subtract(stretches, windowOf(notice));
  }
  return merge(stretches);
};

/** A window that holds the whole evening of a date holds also what of an opening comes after midnight. */
const untilEnd = (
  notice: PhoneHoursNotice,
  { end }: Stretch,
  date: Temporal.PlainDate,
): Stretch => {
  const window = windowOf(notice);
  return window.end < wholeDay(date).end
    ? window
    : { start: window.start, end: Math.max(window.end, end) };
};

const passesMidnight = (notice: Notice): boolean =>
  notice.kind === 'phone-hours' && notice.hours.some(({ opens, closes }) => closes <= opens);

const wholeDay = (date: Temporal.PlainDate): Stretch => ({
  start: date.toZonedDateTime(stockholm).epochMilliseconds,
  end: date.add({ days: 1 }).toZonedDateTime(stockholm).epochMilliseconds,
});

/** A notice's window as a stretch of time. */
export const windowOf = (notice: Pick<Notice, 'from' | 'until'>): Stretch => ({
  start: notice.from.epochMilliseconds,
  end: notice.until.epochMilliseconds,
});

/** The last Stockholm date that a notice touches. */
export const lastDate = (notice: Pick<Notice, 'until'>): Temporal.PlainDate =>
  notice.until.subtract({ nanoseconds: 1 }).toPlainDate();

/** Whether all of a notice lies on one Stockholm date. */
export const isWithinOneDay = (notice: Pick<PhoneHoursNotice, 'from' | 'until'>): boolean =>
  lastDate(notice).equals(notice.from.toPlainDate());

/** The hours of a date before any notice. */
export const usualHours = (
  date: Temporal.PlainDate,
  service: CustomerService,
): readonly Opening[] => {
  if (service.closedOnPublicHolidays && isPublicHoliday(date)) return [];
  if (service.closedOnEves && isEve(date)) return [];
  return service.hours[weekdays[date.dayOfWeek - 1] ?? 'sunday'];
};

const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** The stretch that holds `from`, or else the first one after it. */
const nextStretch = (
  from: Temporal.Instant,
  service: CustomerService,
  notices: readonly Notice[],
): Stretch | undefined => {
  let date = stockholmDate(from);
  for (let looked = 0; looked <= daysAhead && date.year < openEnd.year; looked += 1) {
    const found = openStretches(date, service, notices).find(
      ({ end }) => end > from.epochMilliseconds,
    );
    if (found !== undefined) return pastMidnight(found, date, service, notices);
    date = pastClosures(date.add({ days: 1 }), notices);
  }
  return undefined;
};

/** An opening that goes on until midnight, with what of it comes after. */
const pastMidnight = (
  found: Stretch,
  date: Temporal.PlainDate,
  service: CustomerService,
  notices: readonly Notice[],
): Stretch => {
  if (found.end !== wholeDay(date).end) return found;
  const [next] = openStretches(date.add({ days: 1 }), service, notices);
  return next?.start === found.end ? { ...found, end: next.end } : found;
};

/** A date, or the last one of the closures that it begins in. */
const pastClosures = (date: Temporal.PlainDate, notices: readonly Notice[]): Temporal.PlainDate => {
  const start = date.toZonedDateTime(stockholm).epochMilliseconds;
  return notices
    .filter(({ kind }) => kind === 'phone-closed')
    .filter((notice) => windowOf(notice).start <= start && start < windowOf(notice).end)
    .map(lastDate)
    .reduce((last, end) => (Temporal.PlainDate.compare(last, end) < 0 ? end : last), date);
};

const onDate = (date: Temporal.PlainDate, { opens, closes }: Opening): Stretch[] => {
  const at = (time: string, day = date): number =>
    day.toZonedDateTime({ timeZone: stockholm, plainTime: Temporal.PlainTime.from(time) })
      .epochMilliseconds;
  if (closes <= opens) return [{ start: at(opens), end: at(closes, date.add({ days: 1 })) }];
  // On the night when clocks go forward an hour is missing, and with it an opening in that hour.
  return nonEmpty({ start: at(opens), end: at(closes) });
};

const stockholmMoment = (epochMs: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(stockholm);
