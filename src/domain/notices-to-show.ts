import { changedHours } from '#domain/changed-hours.ts';
import { closureStatement, type NoticeStatement } from '#domain/notice-statement.ts';
import {
  bySeverity,
  noticeTense,
  type MaintenanceNotice,
  type Notice,
  type Tense,
} from '#domain/notice.ts';
import { windowOf } from '#domain/opening-hours.ts';
import { phoneClosures, type PhoneClosure } from '#domain/phone-closure.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDate } from '#domain/stockholm.ts';
import { Temporal } from 'temporal-polyfill';

/** What is shown at a moment for one notice, or for several that are one to a reader. */
export interface ShownNotice {
  /** The notice that speaks. */
  notice: Notice;
  /** All that it speaks for, the first start first; the first one's reason is given. */
  told: readonly [Notice, ...Notice[]];
  tense: Tense;
  statement: NoticeStatement;
}

/**
 * What to show at an instant, the most severe first. Notices are told as what they are together:
 * closures without an opening between them as one, from the first start to the real next opening;
 * times in which the website is down likewise; other opening hours as they really are. Own text is always
 * shown, and as it is.
 */
export const noticesToShow = (
  now: Temporal.Instant,
  notices: readonly Notice[],
  { customerService: service, notices: settings }: SiteFacts,
): ShownNotice[] => {
  const today = stockholmDate(now);
  const show = (told: readonly Notice[], tense: Tense | undefined, statement: NoticeStatement) => {
    const [first, ...more] = told;
    const notice = told.find(({ text }) => text === undefined || statement.say === 'ownText');
    if (!first || !notice || !tense) return [];
    const shown: ShownNotice = { notice, told: [first, ...more], tense, statement };
    return [shown];
  };

  const ownText = notices
    .filter(({ text }) => text !== undefined)
    .flatMap((notice) => show([notice], noticeTense(now, notice, settings), { say: 'ownText' }));
  const closed = phoneClosures(now, service, notices).flatMap((closure) => {
    const tense = closureTense(now, closure, settings);
    return show(closure.notices, tense, closureStatement(closure, tense ?? 'planned', today));
  });
  const hours = notices.flatMap((notice) => {
    if (notice.kind !== 'phone-hours' || notice.text) return [];
    const tense = noticeTense(now, notice, settings);
    const runs = tense ? changedHours(notice, today, service, notices) : [];
    return runs.length === 0 ? [] : show([notice], tense, { say: 'changedHours', runs });
  });
  const down = siteDowntimes(now, notices).flatMap((told) => {
    const { from, until } = spanOf(told);
    const tense = noticeTense(now, { from, until }, settings);
    return show(
      told,
      tense,
      tense === 'now' ? { say: 'siteDownNow', until } : { say: 'siteDownBetween', from, until },
    );
  });
  return [...ownText, ...closed, ...hours, ...down].sort(bySeverity);
};

/** From the first start to the last end of notices that are told together. */
export const spanOf = ([first, ...more]: readonly [Notice, ...Notice[]]): Pick<
  Notice,
  'from' | 'until'
> =>
  more.reduce<Pick<Notice, 'from' | 'until'>>(
    ({ from, until }, next) => ({
      from: Temporal.ZonedDateTime.compare(next.from, from) < 0 ? next.from : from,
      until: Temporal.ZonedDateTime.compare(next.until, until) > 0 ? next.until : until,
    }),
    first,
  );

/** A closure goes on as soon as nobody answers any more, even if it is planned for a little later. */
const closureTense = (
  now: Temporal.Instant,
  { notices: [first], begins }: PhoneClosure,
  settings: SiteFacts['notices'],
): Tense | undefined => {
  if (first === undefined) return undefined;
  const begun = begins.within && begins.at.epochMilliseconds <= now.epochMilliseconds;
  return begun ? 'now' : noticeTense(now, first, settings);
};

/** Maintenance that is not over, in groups that overlap or follow upon each other. */
const siteDowntimes = (
  now: Temporal.Instant,
  notices: readonly Notice[],
): [MaintenanceNotice, ...MaintenanceNotice[]][] => {
  const groups: [MaintenanceNotice, ...MaintenanceNotice[]][] = [];
  const going = notices
    .filter((notice) => notice.kind === 'maintenance')
    .filter((notice) => windowOf(notice).end > now.epochMilliseconds)
    .sort((a, b) => Temporal.ZonedDateTime.compare(a.from, b.from));
  for (const notice of going) {
    const last = groups.at(-1);
    const until = last && spanOf(last).until;
    if (until && Temporal.ZonedDateTime.compare(notice.from, until) <= 0) last.push(notice);
    else groups.push([notice]);
  }
  return groups;
};
