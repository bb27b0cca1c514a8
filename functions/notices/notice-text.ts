import type { Locale } from '#domain/locale.ts';
import { noticeStatement } from '#domain/notice-statement.ts';
import type { Notice, TensedNotice } from '#domain/notice.ts';
import { nextOpening } from '#domain/opening-hours.ts';
import { seasonToGreet, type Season } from '#domain/season.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDate } from '#domain/stockholm.ts';
import { messages } from '#i18n/messages.ts';
import type { Temporal } from 'temporal-polyfill';
import { wordStatement } from './statement-words.ts';

/** When, for whom and beside which other notices a text is written. */
export interface TextContext {
  now: Temporal.Instant;
  locale: Locale;
  siteFacts: SiteFacts;
  /** All notices: the real next opening depends on every one of them. */
  notices: readonly Notice[];
}

/**
 * What a notice tells a reader at a moment: the editor's own text, or generated sentences that end with
 * another way to reach the firm, and a greeting where the closure spans Christmas or New Year.
 */
export const noticeText = ({ notice, tense }: TensedNotice, context: TextContext): string => {
  const { now, locale, siteFacts, notices } = context;
  if (notice.text !== undefined) return notice.text[locale];
  const words = messages[locale].notice;
  const service = siteFacts.customerService;
  const today = stockholmDate(now);
  const season = greeting(notice, today, context);

  const statement = noticeStatement(notice, tense, today, { service, notices });
  const reason = season === undefined ? reasonWords(notice, locale) : '';
  const site = new URL(siteFacts.firm.website).hostname.replace(/^www\./, '');
  return [
    wordStatement(statement, { locale, today, reason, site }),
    words.otherWay({ email: service.email }),
    season === undefined ? '' : words.greeting[season],
  ]
    .filter((part) => part !== '')
    .join(' ');
};

const reasonWords = ({ kind, reason }: Notice, locale: Locale): string => {
  const words = messages[locale].notice;
  if (kind === 'maintenance' && (reason === undefined || reason === 'technical')) {
    return words.maintenanceReason;
  }
  return reason === undefined ? '' : words.reason[reason];
};

const greeting = (
  notice: Notice,
  today: Temporal.PlainDate,
  { siteFacts, notices }: TextContext,
): Season | undefined => {
  if (notice.kind !== 'phone-closed' || notice.reason !== 'holiday') return undefined;
  const opens = nextOpening(notice.until.toInstant(), siteFacts.customerService, notices);
  return seasonToGreet(today, {
    from: notice.from.toPlainDate(),
    until: (opens ?? notice.until).toPlainDate(),
  });
};
