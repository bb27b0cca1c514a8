import { arnQuestions, partsOf, type ArnAnswers, type ArnCheck } from '#domain/arn-check.ts';
import type { Locale } from '#domain/locale.ts';
import { formatWeekdayDate } from '#i18n/dates.ts';
import { messages } from '#i18n/messages.ts';
import type { SlotValues } from './template.ts';

/** Fills the check's page: what was answered, and the outcome or what to mend. */
export const arnCheckSlots = (
  answers: ArnAnswers,
  outcome: ArnCheck,
  locale: Locale,
): SlotValues => ({ ...answeredSlots(answers), ...outcomeSlots(outcome, locale) });

const answeredSlots = (answers: ArnAnswers): SlotValues => {
  const { complainedOn, amount } = answers;
  const chosen = (['client', 'court', 'answer', 'country'] as const).flatMap((question) =>
    arnQuestions[question].map(
      (choice) => [`${question}.${choice}`, answers[question] === choice] as const,
    ),
  );
  return { complainedOn, amount, ...Object.fromEntries(chosen) };
};

const outcomeSlots = (outcome: ArnCheck, locale: Locale): SlotValues => {
  const { errors, outcomePrefix } = messages[locale].check;
  if (outcome.kind === 'assessed') {
    const parts = partsOf(outcome).map((part) => [`arn.${part}`, true] as const);
    const lastDay = outcome.lastDay && formatWeekdayDate(outcome.lastDay, locale);
    return { titlePrefix: outcomePrefix, lastDay, ...Object.fromEntries(parts) };
  }
  const marks: Record<string, SlotValues[string]> = {};
  for (const { field, code } of outcome.issues) {
    marks[`${field}.error`] = [{ message: errors[code] }];
    marks[`${field}.invalid`] = 'true';
  }
  return {
    ...marks,
    titlePrefix: messages[locale].form.titlePrefix,
    hasErrors: true,
    errors: outcome.issues.map(({ field, code }) => ({
      href: `#${field}`,
      message: errors[code],
    })),
  };
};
