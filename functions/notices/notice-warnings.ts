import type { Notice } from '#domain/notice.ts';
import { changedHours } from '#domain/changed-hours.ts';
import { nextOpening, windowOf } from '#domain/opening-hours.ts';
import { takesOpeningTime } from '#domain/phone-closure.ts';
import { stockholmDate } from '#domain/stockholm.ts';
import { overlap } from '#domain/stretch.ts';
import { dayWords } from './day-words.ts';
import { previewMoments, shownFor } from './notice-preview.ts';
import { seasonOf, type TextContext } from './notice-text.ts';

/** A closure that is longer than this may have a wrong year. In days. */
const usualLength = 60;

/** What is known when a notice is looked at before it is written. */
export interface WarningContext extends TextContext {
  /** The notices beside it. */
  others: readonly Notice[];
}

/** What a person should think about before writing a notice: one line each, none if all is usual. */
export const noticeWarnings = (notice: Notice, context: WarningContext): string[] => {
  const warnings: string[] = [];
  const { now, siteFacts, others } = context;
  const service = siteFacts.customerService;
  const { moment } = dayWords(stockholmDate(now), 'en');

  if (notice.kind === 'phone-closed') {
    if (!takesOpeningTime(notice, service, others)) {
      warnings.push('The phone is not open at any time of that period anyway.');
    }
    const opens = nextOpening(notice.until.toInstant(), service, [...others, notice]);
    if (opens?.toPlainDate().equals(notice.until.toPlainDate()) === false) {
      warnings.push(`The phone does not open on the day it ends: it opens again ${moment(opens)}.`);
    }
  }
  const days = Math.round(
    notice.from.until(notice.until).total({ unit: 'days', relativeTo: notice.from }),
  );
  if (days > usualLength) warnings.push(`It is ${days} days long: is the year right?`);

  warnings.push(...shownOtherwise(notice, context));

  const isPhone = ({ kind }: Notice): boolean => kind.startsWith('phone');
  for (const other of others) {
    const meet = overlap(windowOf(other), windowOf(notice)).length > 0;
    if (!meet || isPhone(other) !== isPhone(notice) || other.kind === 'info') continue;
    warnings.push(
      `It overlaps ${other.id}, which begins ${moment(other.from)} and ends ${moment(other.until)}.`,
    );
    if (isSilent(other, context) && !isSilent(other, { ...context, notices: others })) {
      warnings.push(`${other.id} will not show any more: nothing is left of its opening hours.`);
    }
  }
  return warnings;
};

/** What the preview shows otherwise than the notice was typed: not at all, with others, with a greeting. */
const shownOtherwise = (notice: Notice, context: WarningContext): string[] => {
  if (isSilent(notice, context)) {
    return [
      'It will not show: with closures and other notices counted it changes no opening hours.',
    ];
  }
  const shown = previewMoments(notice, context).flatMap((now) => {
    const found = shownFor(notice, { ...context, now });
    return found ? [{ found, greets: seasonOf(found, { ...context, now }) !== undefined }] : [];
  });
  const joined = new Set(shown.flatMap(({ found }) => found.told.map(({ id }) => id)));
  joined.delete(notice.id);
  return [
    ...(joined.size === 0
      ? []
      : [`It is told as one with ${[...joined].join(', ')}: nothing opens between them.`]),
    ...(shown.some(({ greets }) => greets)
      ? ['A greeting for Christmas or New Year takes the place of the reason.']
      : []),
  ];
};

/** Whether other opening hours leave nothing to tell, from the first moment on that they could show. */
const isSilent = (notice: Notice, { now, siteFacts, notices }: TextContext): boolean => {
  if (notice.kind !== 'phone-hours' || notice.text !== undefined) return false;
  return changedHours(notice, stockholmDate(now), siteFacts.customerService, notices).length === 0;
};
