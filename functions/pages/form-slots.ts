import { draftFields, formatHeldFiles } from '#domain/draft-fields.ts';
import type { Locale } from '#domain/locale.ts';
import { formatFileSize } from '#i18n/file-size.ts';
import { messages } from '#i18n/messages.ts';
import type { CheckedForm } from './check-slots.ts';
import type { SlotValues } from './template.ts';

/** The fields that may be filled: a request can name no other slot of a page. */
const formFields = Object.keys(messages.sv.form.labels);

const foldedParts = {
  address: ['street', 'postcode', 'city', 'country'],
  representative: ['representativeName', 'representativeEmail', 'representativePhone'],
};

/** One thing to mend: the field and a code that the dictionaries have words for. */
export interface FieldIssue {
  field: string;
  code: string;
}

/** Fills a form page with what was typed, so that nothing has to be typed again. */
export const typedSlots = (typed: {
  /** What a customer typed, by field name. */
  values: Readonly<Record<string, string>>;
  /** The names of the files chosen with it: a browser cannot be given them back. */
  chosenFiles: readonly string[];
}): SlotValues => {
  const slots: Record<string, SlotValues[string]> = {
    chosenFiles: typed.chosenFiles.map((name) => ({ name })),
  };
  for (const field of formFields) {
    const value = typed.values[field];
    // An HTML parser drops the first line break in a textarea: it is given one to drop.
    if (value !== undefined) slots[field] = value.startsWith('\n') ? `\n${value}` : value;
  }
  // Fields in a folded part are unfolded where something was typed, so that nothing seems lost.
  for (const [part, fields] of Object.entries(foldedParts))
    slots[`${part}.open`] = fields.some((field) => (typed.values[field] ?? '') !== '');
  for (const choice of Object.keys(messages.sv.form.choices))
    slots[`clientType.${choice}`] = typed.values['clientType'] === choice;
  return slots;
};

/** Fills the form with the token and the files of a draft, each to be taken away if its sender likes. */
export const draftSlots = (
  { token, files }: Pick<CheckedForm, 'token' | 'files'>,
  locale: Locale,
): SlotValues => ({
  draftToken: token,
  heldFilesValue: formatHeldFiles(files),
  'heldFiles.any': files.length > 0,
  heldFiles: files.map(({ id, filename, size }) => ({
    name: filename,
    size: size === 0 ? undefined : formatFileSize(size, locale),
    removeName: draftFields.remove + id,
  })),
});

/** Issues with their words, in their order, and a title for all of them. */
export const issuesInWords = (issues: readonly FieldIssue[], locale: Locale) => {
  const { errors, errorSummary } = messages[locale].form;
  const words: Readonly<Record<string, string>> = errors;
  return {
    title: errorSummary,
    errors: issues.map(({ field, code }) => ({
      field,
      code,
      message: words[code] ?? errors.other,
    })),
  };
};

/** Fills a form page with its errors: a summary first, and each error at its field. */
export const issueSlots = (issues: readonly FieldIssue[], locale: Locale): SlotValues => {
  const { errors } = issuesInWords(issues, locale);
  const slots: Record<string, SlotValues[string]> = {
    titlePrefix: messages[locale].form.titlePrefix,
    hasErrors: true,
    errors: errors.map(({ field, message }) => ({ href: `#${field}`, message })),
  };
  for (const { field, message } of errors) {
    slots[`${field}.error`] = [{ message }];
    slots[`${field}.invalid`] = 'true';
  }
  return slots;
};
