import type { Notice } from '#domain/notice.ts';
import { nextOpening, windowOf } from '#domain/opening-hours.ts';
import { takesOpeningTime } from '#domain/phone-closure.ts';
import type { CustomerService } from '#domain/site-facts.ts';
import { stockholmDate } from '#domain/stockholm.ts';
import { overlap } from '#domain/stretch.ts';
import type { Temporal } from 'temporal-polyfill';
import { dayWords } from './day-words.ts';

/** A closure that is longer than this may have a wrong year. In days. */
const usualLength = 60;

/** What a person should think about before writing a notice: one line each, none if all is usual. */
export const noticeWarnings = (
  notice: Notice,
  {
    now,
    service,
    others,
  }: {
    now: Temporal.Instant;
    service: CustomerService;
    others: readonly Notice[];
  },
): string[] => {
  const warnings: string[] = [];
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

  const isPhone = ({ kind }: Notice): boolean => kind.startsWith('phone');
  for (const other of others) {
    const meet = overlap(windowOf(other), windowOf(notice)).length > 0;
    if (meet && isPhone(other) === isPhone(notice) && other.kind !== 'info') {
      warnings.push(
        `It overlaps ${other.id}, which begins ${moment(other.from)} and ends ${moment(other.until)}.`,
      );
    }
  }
  return warnings;
};
