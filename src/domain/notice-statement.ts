import type { HoursRun } from '#domain/changed-hours.ts';
import type { Tense } from '#domain/notice.ts';
import type { PhoneClosure } from '#domain/phone-closure.ts';
import type { Temporal } from 'temporal-polyfill';

/**
 * What a notice has to say at a moment, before it is put into words: dates and times are facts, not
 * texts. `reopensAt` is not there if no opening is in sight. A notice with its own text says that.
 */
export type NoticeStatement =
  | { say: 'closesAt'; at: Temporal.ZonedDateTime; reopensAt?: Temporal.ZonedDateTime }
  | { say: 'closedBetween'; from: Temporal.ZonedDateTime; until: Temporal.ZonedDateTime }
  | { say: 'closedOn'; date: Temporal.PlainDate; reopensAt?: Temporal.ZonedDateTime }
  | { say: 'closedFrom'; date: Temporal.PlainDate; reopensAt?: Temporal.ZonedDateTime }
  | { say: 'closedNow'; reopensAt?: Temporal.ZonedDateTime }
  | { say: 'changedHours'; runs: readonly HoursRun[] }
  | { say: 'siteDownBetween'; from: Temporal.ZonedDateTime; until: Temporal.ZonedDateTime }
  | { say: 'siteDownNow'; until: Temporal.ZonedDateTime }
  | { say: 'ownText' };

/** What closures have to say on a Stockholm date, in a tense. */
export const closureStatement = (
  closure: PhoneClosure,
  tense: Tense,
  today: Temporal.PlainDate,
): NoticeStatement =>
  tense === 'planned' ? plannedClosure(closure) : presentClosure(closure, today);

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
