import type { Locale } from '#domain/locale.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { languageName } from '#i18n/language-name.ts';
import { messages } from '#i18n/messages.ts';
import type { KeptNoticeChange } from '#functions/ports.ts';
import type { DeskFields } from '#functions/notices/desk-fields.ts';
import type { DeskNotices } from '#functions/notices/desk-notices.ts';
import type { Review, Said } from '#functions/notices/review-change.ts';
import type { SeenNotices } from '#functions/notices/seen-notices.ts';
import { warningText } from '#functions/notices/warning-text.ts';
import { isUndoable, undoWithin } from '#functions/notices/write-change.ts';
import type { Visibility } from '#functions/notices/visible.ts';
import { instantWords, momentWords, timeWords } from '#functions/pages/desk-words.ts';
import type { SlotValues } from '#functions/pages/template.ts';
import type { Temporal } from 'temporal-polyfill';
import { deskFieldNames, offerSlots } from './desk-field-slots.ts';
import { changeLines, languagesFor } from './desk-slots.ts';

/** Fills the page before a change with what customers will read, and what to think of first. */
export const reviewSlots = (
  review: Review,
  fields: DeskFields,
  seen: { seen: SeenNotices; revision: number; said: string },
  { locale, now }: { locale: Locale; now: Temporal.Instant },
): SlotValues => {
  const { desk: words } = messages[locale];
  const { confirm } = words;
  const mind = review.warnings.map(({ warning, offers }) => ({
    text: warningText(warning, locale, now),
    offers: offerSlots(offers, fields, locale),
  }));
  const isBlind = review.warnings.some(({ warning }) => warning.code === 'closed-anyway');
  const label = review.action === 'undo' || review.action === 'adopt' ? 'change' : review.action;
  return {
    ready: true,
    said: review.said.map((said) => saidSlots(said, locale)),
    warnings: mind,
    hasWarnings: mind.length > 0,
    confirmLabel: isBlind ? confirm.anyway : confirm[label],
    hidden: [
      ...deskFieldNames.map((name) => ({ name, value: fields[name] ?? '' })),
      { name: 'seen', value: JSON.stringify(seen.seen) },
      { name: 'revision', value: String(seen.revision) },
      { name: 'said', value: seen.said },
    ].filter(({ value }) => value !== ''),
  };
};

const saidSlots = ({ when, at, notice, phone }: Said, locale: Locale): SlotValues => {
  const { tense } = messages[locale].desk;
  const moment = momentWords(stockholmDateTime(at), locale);
  const lines = languagesFor(locale).map((lang) => ({
    ...{ lang, language: languageName(lang, locale) },
    text: notice[lang] ?? messages[locale].desk.saysNothing,
    // Of a day before the notice begins, the phone's status says nothing of it.
    phone: when === 'planned' ? '' : (phone[lang] ?? ''),
  }));
  return { when: when === 'now' ? tense.now : tense[when]({ moment }), lines };
};

/** Fills the desk with the change that was made last, while it can be undone. */
export const savedSlots = (
  change: KeptNoticeChange | undefined,
  visibility: Visibility | undefined,
  { locale, now }: { locale: Locale; now: Temporal.Instant },
): SlotValues => {
  const at = now.epochMilliseconds;
  if (change === undefined || at >= change.at + undoWithin) return {};
  const { desk: words } = messages[locale];
  if (change.failedAt !== undefined) return { saveFailed: true };
  const mayUndo = isUndoable(change, at);
  return {
    saved: true,
    savedAt: words.savedAt({ moment: instantWords(change.at, locale) }),
    savedChanges: changeLines(change.before, change.after, locale).map((text) => ({ text })),
    visibility: visibility && words[visibility],
    visibilityState: visibility,
    isWaiting: visibility === 'waiting',
    mayUndo,
    undoId: change.id,
    undoUntil: words.undoUntil({ time: timeWords(change.at + undoWithin, locale) }),
  };
};

/** Fills the history: who changed what and when, from what to what. */
export const historySlots = ({ changes }: DeskNotices, locale: Locale): SlotValues => {
  const { desk: words } = messages[locale];
  return {
    history: changes.map(({ at, by, writer, action, before, after, failedAt }) => ({
      action: words.actions[action],
      by: words.by({
        who: [words.writers[writer], by].filter((part) => part !== '').join(' '),
        when: instantWords(at, locale),
      }),
      notWritten: failedAt !== undefined,
      changes: changeLines(before, after, locale).map((text) => ({ text })),
    })),
  };
};
