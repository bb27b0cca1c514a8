import type { Context } from 'hono';
import { locales, type Locale } from '#domain/locale.ts';
import { parseNotices } from '#domain/notice-schema.ts';
import { messages } from '#i18n/messages.ts';
import { pathOf } from '#i18n/routes.ts';
import { nameOf } from '#functions/notices/desk-actions.ts';
import type { DeskFields } from '#functions/notices/desk-fields.ts';
import { readDesk, type DeskNotices } from '#functions/notices/desk-notices.ts';
import { noticesDigest } from '#functions/notices/notices-digest.ts';
import { reviewChange, saysSame } from '#functions/notices/review-change.ts';
import { changedSince, seenOf, type SeenNotices } from '#functions/notices/seen-notices.ts';
import { entryWords } from '#functions/pages/desk-words.ts';
import type { SlotValues } from '#functions/pages/template.ts';
import { reviewSlots } from './desk-change-slots.ts';
import { deskFieldsOf, faultSlots, fieldSlots } from './desk-field-slots.ts';
import type { DeskParts } from './desk-parts.ts';
import { timelineSlots } from './desk-timeline.ts';
import { answerStaffPage, type StaffRouteDeps } from './staff-deps.ts';

type Deps = StaffRouteDeps & { desk: DeskParts };

/**
 * The page before a change: what customers will read, or what to mend. `overtaken`: the change was to be
 * written, but the notices or the sentences are no longer those that were seen.
 */
export const showReview = async (
  c: Context,
  deps: Deps,
  locale: Locale,
  given: Readonly<Record<string, string>>,
  overtaken?: { seen: SeenNotices; saidOtherwise: boolean },
): Promise<Response> => {
  const page = { page: 'phone-review', locale } as const;
  const fields = deskFieldsOf(given);
  const now = deps.clock.now();
  const desk = await readDesk({ ...deps, editor: deps.desk.editor });
  if (desk.kind === 'unreadable') return answerStaffPage(c, deps, page, { deskBlind: true });
  const { siteFacts } = deps;
  const twins = Object.fromEntries(
    locales.map((other) => [
      `twin.${other}`,
      `${pathOf('phone-review', other)}?${new URLSearchParams(fields).toString()}`,
    ]),
  );
  if (given['edit'] === '1' && isUntouched(fields))
    return answerStaffPage(c, deps, page, {
      ...{ ...twins, ...fieldSlots(fields, locale) },
      ...{ hasForm: true, editing: true },
    });
  const review = reviewChange(fields, { now, siteFacts, entries: desk.entries });
  const slots = {
    ...twins,
    ...fieldSlots(fields, locale),
    hasForm: isForm(fields),
    editing: given['edit'] === '1' || review.kind === 'faulty',
  };
  const seen = await seenOf(desk.entries);
  const conflict = overtaken && conflictSlots(desk, overtaken, seen, locale);
  if (review.kind === 'faulty')
    return answerStaffPage(
      c,
      deps,
      page,
      { ...slots, ...conflict, ...faultSlots(review.faults, fields, locale) },
      422,
    );
  const { notices } = parseNotices(review.after);
  const said = await noticesDigest(saysSame(review));
  return answerStaffPage(
    c,
    deps,
    page,
    {
      ...slots,
      ...reviewSlots(review, fields, { seen, revision: desk.revision, said }, { locale, now }),
      ...timelineSlots({ now, siteFacts, notices }, locale),
      ...conflict,
    },
    overtaken ? 409 : 200,
  );
};

/** Whether a form has just been opened: then nothing is wrong with it yet. */
const isUntouched = (fields: DeskFields): boolean =>
  Object.keys(fields).every((name) => name === 'do' || name === 'kind');

/** Whether what is asked for has a form to mend it in. */
const isForm = ({ do: action = 'plan' }: DeskFields): boolean =>
  action === 'plan' || action === 'hours' || action === 'close-today';

const conflictSlots = (
  { entries, changes }: DeskNotices,
  { seen, saidOtherwise }: { seen: SeenNotices; saidOtherwise: boolean },
  current: SeenNotices,
  locale: Locale,
): SlotValues => {
  const { desk: words } = messages[locale];
  const [latest] = changes;
  const lines = changedSince(seen, current).map((name) => {
    const entry = entries.find((one) => nameOf(one, entries) === name);
    if (entry === undefined) return words.removed({ what: formerWords(name, changes, locale) });
    const what = entryWords(entry, locale);
    return name in seen ? words.changed({ what }) : words.added({ what });
  });
  return {
    conflict: lines.length > 0,
    conflictBy: lines.length > 0 ? latest?.by : undefined,
    conflictLines: lines.map((text) => ({ text })),
    saidOtherwise: saidOtherwise && lines.length === 0,
  };
};

/** What an entry was that is gone, as far as the history knows. */
const formerWords = (name: string, changes: DeskNotices['changes'], locale: Locale): string => {
  const former = changes
    .flatMap(({ before }) => before.filter((entry) => nameOf(entry, before) === name))
    .at(0);
  return former === undefined ? name : entryWords(former, locale);
};
