import type { Notice } from '#domain/notice.ts';
import { changedHours } from '#domain/changed-hours.ts';
import { nextOpening, windowOf } from '#domain/opening-hours.ts';
import { takesOpeningTime } from '#domain/phone-closure.ts';
import { stockholmDate } from '#domain/stockholm.ts';
import { overlap } from '#domain/stretch.ts';
import type { Temporal } from 'temporal-polyfill';
import { previewMoments, shownFor } from './notice-preview.ts';
import { seasonOf, type TextContext } from './notice-text.ts';

/** A closure that is longer than this may have a wrong year. In days. */
const usualLength = 60;

/** What is known when a notice is looked at before it is written. */
export interface WarningContext extends TextContext {
  /** The notices beside it. */
  others: readonly Notice[];
}

/** Something that a person should think about before writing a notice. */
export type NoticeWarning =
  /** It takes no opening time: `next` is when the phone opens next, if that is in sight. */
  | { code: 'closed-anyway'; next?: Temporal.ZonedDateTime }
  | { code: 'opens-later'; at: Temporal.ZonedDateTime }
  | { code: 'long'; days: number }
  | { code: 'silent' }
  | { code: 'joined'; ids: readonly string[] }
  | { code: 'greets' }
  | { code: 'overlaps'; other: Notice }
  | { code: 'silences'; id: string };

/** What a person should think about before writing a notice, none if all is usual. */
export const noticeWarnings = (notice: Notice, context: WarningContext): NoticeWarning[] => {
  const warnings: NoticeWarning[] = [];
  const { siteFacts, others } = context;
  const service = siteFacts.customerService;

  if (notice.kind === 'phone-closed') {
    if (!takesOpeningTime(notice, service, others)) {
      const next = nextOpening(notice.from.toInstant(), service, others);
      warnings.push({ code: 'closed-anyway', ...(next && { next }) });
    }
    const opens = nextOpening(notice.until.toInstant(), service, [...others, notice]);
    if (opens?.toPlainDate().equals(notice.until.toPlainDate()) === false)
      warnings.push({ code: 'opens-later', at: opens });
  }
  const days = Math.round(
    notice.from.until(notice.until).total({ unit: 'days', relativeTo: notice.from }),
  );
  if (days > usualLength && notice.reviewOn === undefined) warnings.push({ code: 'long', days });

  warnings.push(...shownOtherwise(notice, context));

  const isPhone = ({ kind }: Notice): boolean => kind.startsWith('phone');
  for (const other of others) {
    const meet = overlap(windowOf(other), windowOf(notice)).length > 0;
    if (!meet || isPhone(other) !== isPhone(notice) || other.kind === 'info') continue;
    warnings.push({ code: 'overlaps', other });
    if (isSilent(other, context) && !isSilent(other, { ...context, notices: others }))
      warnings.push({ code: 'silences', id: other.id });
  }
  return warnings;
};

/** What the preview shows otherwise than the notice was typed: not at all, with others, with a greeting. */
const shownOtherwise = (notice: Notice, context: WarningContext): NoticeWarning[] => {
  if (isSilent(notice, context)) return [{ code: 'silent' }];
  const shown = previewMoments(notice, context).flatMap((now) => {
    const found = shownFor(notice, { ...context, now });
    return found ? [{ found, greets: seasonOf(found, { ...context, now }) !== undefined }] : [];
  });
  const joined = new Set(shown.flatMap(({ found }) => found.told.map(({ id }) => id)));
  joined.delete(notice.id);
  return [
    ...(joined.size === 0 ? [] : [{ code: 'joined', ids: [...joined] } as const]),
    ...(shown.some(({ greets }) => greets) ? [{ code: 'greets' } as const] : []),
  ];
};

/** Whether other opening hours leave nothing to tell, from the first moment on that they could show. */
const isSilent = (notice: Notice, { now, siteFacts, notices }: TextContext): boolean => {
  if (notice.kind !== 'phone-hours' || notice.text !== undefined) return false;
  return changedHours(notice, stockholmDate(now), siteFacts.customerService, notices).length === 0;
};
