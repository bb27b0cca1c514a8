import type { Locale } from '#domain/locale.ts';
import type { Notice } from '#domain/notice.ts';
import { spanOf, type ShownNotice } from '#domain/notices-to-show.ts';
import { nextOpening } from '#domain/opening-hours.ts';
import { seasonToGreet, type Season } from '#domain/season.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDate } from '#domain/stockholm.ts';
import { messages } from '#i18n/messages.ts';
import type { Temporal } from 'temporal-polyfill';
import { wordStatement } from './statement-words.ts';

/** When and beside which other notices a text is written. */
export interface TextContext {
  now: Temporal.Instant;
  siteFacts: SiteFacts;
  /** All notices: the real next opening depends on every one of them. */
  notices: readonly Notice[];
}

/**
 * What a notice tells a reader at a moment: the editor's own text, or generated sentences that end with
 * another way to reach the firm, and a greeting where the closure spans Christmas or New Year.
 */
export const noticeText = (shown: ShownNotice, locale: Locale, context: TextContext): string => {
  const { notice, told, statement } = shown;
  if (notice.text !== undefined) return notice.text[locale];
  const { now, siteFacts } = context;
  const words = messages[locale].notice;
  const season = seasonOf(shown, context);
  const reason = season === undefined ? reasonWords(told[0], locale) : '';
  const site = new URL(siteFacts.firm.website).hostname.replace(/^www\./, '');
  return [
    wordStatement(statement, { locale, today: stockholmDate(now), reason, site }),
    words.otherWay({ email: siteFacts.customerService.email }),
    season === undefined ? '' : words.greeting[season],
  ]
    .filter((part) => part !== '')
    .join(' ');
};

/** The greeting that ends a text; it takes the place of the reason. */
export const seasonOf = (
  { notice, told }: ShownNotice,
  { now, siteFacts, notices }: TextContext,
): Season | undefined => {
  const [{ reason }] = told;
  if (notice.kind !== 'phone-closed' || notice.text || reason !== 'holiday') return undefined;
  const { from, until } = spanOf(told);
  const opens = nextOpening(until.toInstant(), siteFacts.customerService, notices) ?? until;
  const closed = { from: from.toPlainDate(), until: opens.toPlainDate() };
  return seasonToGreet(stockholmDate(now), closed);
};

const reasonWords = ({ kind, reason }: Notice, locale: Locale): string => {
  const words = messages[locale].notice;
  if (kind === 'maintenance' && (reason === undefined || reason === 'technical')) {
    return words.maintenanceReason;
  }
  return reason === undefined ? '' : words.reason[reason];
};
