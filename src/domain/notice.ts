import type { Locale } from '#domain/locale.ts';
import type { Opening, SiteFacts } from '#domain/site-facts.ts';
import { stockholm } from '#domain/stockholm.ts';
import { Temporal } from 'temporal-polyfill';

/** What a notice is about. */
export const noticeKinds = ['phone-closed', 'phone-hours', 'maintenance', 'info'] as const;

/** One of `noticeKinds`. */
export type NoticeKind = (typeof noticeKinds)[number];

/** Why the phone is closed or the site is down; each has its wording per language, `other` has none. */
export const noticeReasons = [
  'holiday',
  'vacation',
  'staffing',
  'illness',
  'training',
  'meeting',
  'technical',
  'other',
] as const;

/** See `noticeReasons`. */
export type NoticeReason = (typeof noticeReasons)[number];

/** Stands for the end of a notice that has none: further off than anything is looked for. */
export const openEnd = Temporal.PlainDate.from('+200000-01-01').toZonedDateTime(stockholm);

/** Whether a notice goes on until further notice. */
export const isOpenEnded = ({ until }: Pick<Notice, 'until'>): boolean =>
  until.epochMilliseconds >= openEnd.epochMilliseconds;

interface NoticeBase {
  id: string;
  /** In Europe/Stockholm. The notice applies from here … */
  from: Temporal.ZonedDateTime;
  /** … until just before here: half open. `openEnd` for one that goes on until further notice. */
  until: Temporal.ZonedDateTime;
  /** Of a notice without an end: the day on which somebody is to look at it again. */
  reviewOn?: Temporal.PlainDate | undefined;
  reason?: NoticeReason | undefined;
  /** The editor's own words, in every language; they replace the generated sentence. */
  text?: Readonly<Record<Locale, string>> | undefined;
}

/** The phone is closed. */
export interface PhoneClosedNotice extends NoticeBase {
  kind: 'phone-closed';
}

/**
 * The phone has other hours than usual on each day of the window that is otherwise open.
 * A window within a single day gives that day its hours even if it is closed otherwise.
 */
export interface PhoneHoursNotice extends NoticeBase {
  kind: 'phone-hours';
  hours: readonly Opening[];
}

/** The firm's website cannot be used. */
export interface MaintenanceNotice extends NoticeBase {
  kind: 'maintenance';
}

/** Anything else, in the editor's words. */
export interface InfoNotice extends NoticeBase {
  kind: 'info';
  text: Readonly<Record<Locale, string>>;
}

/** A notice as staff planned it. */
export type Notice = PhoneClosedNotice | PhoneHoursNotice | MaintenanceNotice | InfoNotice;

/** Whether what a notice tells of is still to come or goes on. */
export type Tense = 'planned' | 'now';

/**
 * The tense of a notice at an instant, or `undefined` if it is not to be shown: over (at `until`
 * exactly), or more than `showAheadDays` days of wall time before `from`.
 */
export const noticeTense = (
  now: Temporal.Instant,
  notice: Pick<Notice, 'from' | 'until'>,
  settings: SiteFacts['notices'],
): Tense | undefined => {
  const at = now.epochMilliseconds;
  if (at >= notice.until.epochMilliseconds) return undefined;
  if (at >= notice.from.epochMilliseconds) return 'now';
  const shownFrom = notice.from.subtract({ days: settings.showAheadDays });
  return at >= shownFrom.epochMilliseconds ? 'planned' : undefined;
};

/** Puts the most severe first: what goes on, then by kind, then by time. */
export const bySeverity = (
  a: { tense: Tense; notice: Notice },
  b: { tense: Tense; notice: Notice },
): number =>
  tenseOrder[a.tense] - tenseOrder[b.tense] ||
  severity[a.notice.kind] - severity[b.notice.kind] ||
  Temporal.ZonedDateTime.compare(a.notice.from, b.notice.from);

const tenseOrder: Record<Tense, number> = { now: 0, planned: 1 };

const severity: Record<NoticeKind, number> = {
  'phone-closed': 0,
  maintenance: 1,
  'phone-hours': 2,
  info: 3,
};
