import type { Locale } from '#domain/locale.ts';
import { parseNotices } from '#domain/notice-schema.ts';
import { isOpenEnded, type NoticeKind, type Tense } from '#domain/notice.ts';
import { noticesToShow, spanOf } from '#domain/notices-to-show.ts';
import { phoneStatus } from '#domain/opening-hours.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import type { Clock, Log, NoticesRead, NoticeSource } from '#functions/ports.ts';
import type { Temporal } from 'temporal-polyfill';
import { reportFaults } from './notice-faults.ts';
import { noticeText } from './notice-text.ts';
import { specialHours, type SpecialHours } from './special-hours.ts';
import { phoneSentence } from './phone-sentence.ts';

/** What it takes to say what applies now. */
export interface NoticeDeps {
  noticeSource: NoticeSource;
  clock: Clock;
  siteFacts: SiteFacts;
  log: Log;
}

/**
 * A notice as it is shown now. `from` and `until` are RFC 3339 with Stockholm's offset; of notices that
 * are told as one the first start and the last end, under the id of the one that speaks.
 */
export interface CurrentNotice {
  id: string;
  kind: NoticeKind;
  tense: Tense;
  from: string;
  /** Not there if it goes on until further notice. */
  until?: string;
  text: string;
}

/** What every page shows now. */
export interface CurrentNotices {
  phone: {
    open: boolean;
    /** RFC 3339 with Stockholm's offset; not there if no change is in sight. */
    changesAt?: string;
    /** The status in words: "Öppet nu. Vi stänger kl. 15." */
    sentence: string;
  };
  /** The most severe first. */
  notices: CurrentNotice[];
  /** Hours of coming days that differ from those of the week, for search engines. */
  specialHours: readonly SpecialHours[];
  /** All that was read, unchecked; `undefined` if nothing could be. */
  read: unknown;
}

/**
 * What applies now, in a language. Notices that cannot be read or are malformed are left out and logged:
 * the rest, and the phone's status by the usual hours, always show.
 */
export const currentNotices = async (deps: NoticeDeps, locale: Locale): Promise<CurrentNotices> =>
  noticesAsRead(deps, await deps.noticeSource.read(), deps.clock.now(), locale);

/** What applies at an instant by notices that have been read. */
export const noticesAsRead = (
  { siteFacts, log }: Pick<NoticeDeps, 'siteFacts' | 'log'>,
  read: NoticesRead,
  now: Temporal.Instant,
  locale: Locale,
): CurrentNotices => {
  const value = read.kind === 'read' ? read.value : undefined;
  const { notices, faults } = parseNotices(value);
  reportFaults(log, read, faults);

  const status = phoneStatus(now, siteFacts.customerService, notices);
  return {
    read: value,
    specialHours: specialHours(now, siteFacts.customerService, notices),
    phone: {
      open: status.open,
      ...(status.changesAt && { changesAt: rfc3339(status.changesAt) }),
      sentence: phoneSentence(status, now, locale),
    },
    notices: noticesToShow(now, notices, siteFacts).map((shown) => {
      const { from, until } = spanOf(shown.told);
      return {
        id: shown.notice.id,
        kind: shown.notice.kind,
        tense: shown.tense,
        from: rfc3339(from),
        ...(!isOpenEnded({ until }) && { until: rfc3339(until) }),
        text: noticeText(shown, locale, { now, siteFacts, notices }),
      };
    }),
  };
};

const rfc3339 = (at: Temporal.ZonedDateTime): string =>
  at.toString({ timeZoneName: 'never', smallestUnit: 'second' });
