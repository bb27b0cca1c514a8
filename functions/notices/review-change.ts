import { locales, type Locale } from '#domain/locale.ts';
import { parseNotices } from '#domain/notice-schema.ts';
import type { Notice } from '#domain/notice.ts';
import { phoneStatus } from '#domain/opening-hours.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import type { NoticeChange } from '#functions/ports.ts';
import type { Temporal } from 'temporal-polyfill';
import { changeAsked, type Asked } from './desk-actions.ts';
import type { DeskFault, DeskFields } from './desk-fields.ts';
import { previewMoments, shownFor } from './notice-preview.ts';
import { noticeText } from './notice-text.ts';
import { noticeWarnings, type NoticeWarning } from './notice-warnings.ts';
import { offersFor } from './desk-offers.ts';
import { phoneSentence } from './phone-sentence.ts';

/** What customers will read at a moment, in each language; no texts: nothing of the notice. */
export interface Said {
  when: 'now' | 'planned' | 'later';
  at: Temporal.Instant;
  notice: Readonly<Partial<Record<Locale, string>>>;
  phone: Readonly<Partial<Record<Locale, string>>>;
}

/** A change that can be written, and all that a person should see of it before. */
export interface Review {
  kind: 'ready';
  action: NoticeChange['action'];
  /** All entries as they are to stand. */
  after: readonly unknown[];
  /** What the change adds or changes; not there if it takes something away. */
  notice?: Notice;
  said: readonly Said[];
  warnings: readonly { warning: NoticeWarning; offers: readonly DeskFields[] }[];
}

/** When and among which entries something is asked for. */
export interface ReviewContext {
  now: Temporal.Instant;
  siteFacts: SiteFacts;
  entries: readonly unknown[];
}

/** Works out what was asked for, without writing anything. */
export const reviewChange = (
  fields: DeskFields,
  context: ReviewContext,
): Review | { kind: 'faulty'; faults: readonly DeskFault[] } => {
  const asked = changeAsked(fields, context);
  return asked.kind === 'faulty' ? asked : reviewed(asked, fields, context);
};

const reviewed = (
  { action, after, notice }: Asked,
  fields: DeskFields,
  { now, siteFacts }: ReviewContext,
): Review => {
  const { notices } = parseNotices(after);
  const at = { now, siteFacts, notices };
  const moments = notice === undefined ? [now] : previewMoments(notice, at);
  const said = moments.map((moment) => saidAt(moment, notice, at));
  const others = notices.filter(({ id }) => id !== notice?.id);
  const warnings = notice === undefined ? [] : noticeWarnings(notice, { ...at, others });
  return {
    ...{ kind: 'ready', action, after, said },
    ...(notice && { notice }),
    warnings: warnings.map((warning) => ({
      warning,
      offers: notice === undefined ? [] : offersFor(warning, notice, fields, siteFacts, others),
    })),
  };
};

const saidAt = (
  moment: Temporal.Instant,
  notice: Notice | undefined,
  at: { now: Temporal.Instant; siteFacts: SiteFacts; notices: readonly Notice[] },
): Said => {
  const context = { ...at, now: moment };
  const shown = notice && shownFor(notice, context);
  const status = phoneStatus(moment, at.siteFacts.customerService, at.notices);
  const isNow = moment.equals(at.now);
  const each = (say: (locale: Locale) => string) =>
    Object.fromEntries(locales.map((locale) => [locale, say(locale)]));
  return {
    when: isNow ? 'now' : shown?.tense === 'planned' ? 'planned' : 'later',
    at: moment,
    notice: shown ? each((locale) => noticeText(shown, locale, context)) : {},
    phone: each((locale) => phoneSentence(status, moment, locale)),
  };
};

/** Tells whether a review says the same as one that was shown: the sentences, and what is thought of. */
export const saysSame = (review: Review): string =>
  JSON.stringify([
    review.said.map(({ when, notice, phone }) => [when, notice, phone]),
    review.warnings.map(({ warning }) => warning.code),
  ]);
