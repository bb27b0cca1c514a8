import type { Notice, PhoneHoursNotice, Tense } from '#domain/notice.ts';
import { daysAhead, isWithinOneDay, lastDate, usualHours } from '#domain/opening-hours.ts';
import { phoneClosure, type PhoneClosure } from '#domain/phone-closure.ts';
import type { CustomerService, Opening } from '#domain/site-facts.ts';
import type { Temporal } from 'temporal-polyfill';

/**
 * What a notice has to say at a moment, before it is put into words: dates and times are facts, not
 * texts. `reopensAt` is not there if no opening is in sight; `everyDay` is false if the phone is
 * closed anyway on some day of the period. An `info` notice has nothing to say but its own text.
 */
export type NoticeStatement =
  | { say: 'closesAt'; at: Temporal.ZonedDateTime; reopensAt?: Temporal.ZonedDateTime }
  | { say: 'closedBetween'; from: Temporal.ZonedDateTime; until: Temporal.ZonedDateTime }
  | { say: 'closedOn'; date: Temporal.PlainDate; reopensAt?: Temporal.ZonedDateTime }
  | { say: 'closedFrom'; date: Temporal.PlainDate; reopensAt?: Temporal.ZonedDateTime }
  | { say: 'closedNow'; reopensAt?: Temporal.ZonedDateTime }
  | { say: 'hoursOn'; date: Temporal.PlainDate; hours: readonly Opening[] }
  | ({ say: 'hoursFrom'; from: Temporal.PlainDate } & HoursTo)
  | ({ say: 'hoursUntil' } & HoursTo)
  | { say: 'siteDownBetween'; from: Temporal.ZonedDateTime; until: Temporal.ZonedDateTime }
  | { say: 'siteDownNow'; until: Temporal.ZonedDateTime }
  | { say: 'ownText' };

interface HoursTo {
  to: Temporal.PlainDate;
  hours: readonly Opening[];
  everyDay: boolean;
}

/** What everything about a notice depends on beside the notice: the usual hours and all notices. */
export interface NoticeSurroundings {
  service: CustomerService;
  notices: readonly Notice[];
}

/** What a notice has to say on a Stockholm date, in a tense. */
export const noticeStatement = (
  notice: Notice,
  tense: Tense,
  today: Temporal.PlainDate,
  { service, notices }: NoticeSurroundings,
): NoticeStatement => {
  switch (notice.kind) {
    case 'phone-closed': {
      const closure = inSight(phoneClosure(notice, service, notices), today);
      return tense === 'planned' ? plannedClosure(closure) : presentClosure(closure, today);
    }
    case 'phone-hours':
      return changedHours(notice, tense, today, service);
    case 'maintenance':
      return tense === 'planned'
        ? { say: 'siteDownBetween', from: notice.from, until: notice.until }
        : { say: 'siteDownNow', until: notice.until };
    case 'info':
      return { say: 'ownText' };
  }
};

/** An opening that is further off than the phone's status looks is none to tell of: "until further notice". */
const inSight = (
  { reopensAt, ...closure }: PhoneClosure,
  today: Temporal.PlainDate,
): PhoneClosure => {
  const far = reopensAt && today.until(reopensAt.toPlainDate()).days > daysAhead;
  return reopensAt === undefined || far === true ? closure : { ...closure, reopensAt };
};

const plannedClosure = (closure: PhoneClosure): NoticeStatement => {
  const { begins, onlyDate, reopensAt } = closure;
  const date = begins.at.toPlainDate();
  const reopens = reopensAt && { reopensAt };
  if (reopensAt?.toPlainDate().equals(date) === true) {
    return { say: 'closedBetween', from: begins.at, until: reopensAt };
  }
  if (begins.within) return { say: 'closesAt', at: begins.at, ...reopens };
  return { say: onlyDate ? 'closedOn' : 'closedFrom', date, ...reopens };
};

const presentClosure = (
  { onlyDate, reopensAt }: PhoneClosure,
  today: Temporal.PlainDate,
): NoticeStatement => {
  const reopens = reopensAt && { reopensAt };
  const opensToday = reopensAt?.toPlainDate().equals(today) === true;
  return onlyDate?.equals(today) === true && !opensToday
    ? { say: 'closedOn', date: today, ...reopens }
    : { say: 'closedNow', ...reopens };
};

const changedHours = (
  notice: PhoneHoursNotice,
  tense: Tense,
  today: Temporal.PlainDate,
  service: CustomerService,
): NoticeStatement => {
  const { hours } = notice;
  const from = notice.from.toPlainDate();
  const to = lastDate(notice);
  if (isWithinOneDay(notice) || (tense === 'now' && to.equals(today))) {
    return { say: 'hoursOn', date: to, hours };
  }
  const days = from.until(to, { largestUnit: 'days' }).days + 1;
  // Every week of a long period has the same weekdays: looking further would tell nothing new.
  const everyDay = Array.from({ length: Math.min(days, 60) }, (_, index) =>
    usualHours(from.add({ days: index }), service),
  ).every((usual) => usual.length > 0);
  return tense === 'planned'
    ? { say: 'hoursFrom', from, to, hours, everyDay }
    : { say: 'hoursUntil', to, hours, everyDay };
};
