import { z } from 'zod';
import { hasText, multiLine, singleLine } from './plain-text.ts';
import { missingWay, type WaysToAnswer } from './ways-to-answer.ts';

/** A form field that was left empty or was not in the form at all is an empty text. */
const typed = z.string().default('');

/** A single-line field, cleaned. */
export const line = typed.transform(singleLine);

/**
 * How many characters a page says there is room for in a text: in every script far less than is read of a
 * form. It stops nothing: a longer text is kept whole.
 */
export const longestText = 100_000;

/** A multi-line field, cleaned. */
export const lines = typed.transform(multiLine);

/** A cleaned text that must say something. */
export const required = (code: string) => z.string().refine(hasText, code);

/** What a form must have to be answered; one `code` for each way in which it can be missing. */
export const answerable = (code: 'email.invalid' | 'contact.required') => ({
  check: (ways: WaysToAnswer) => missingWay(ways) !== code,
  issue: { path: ['email'], error: code, when: () => true },
});

/** One thing that a customer has to mend: the field, and a code that the dictionaries have words for. */
export interface FieldIssue {
  field: string;
  code: string;
}

/** The issues of a form in the order of its fields, so that an error summary reads like the form. */
export const issuesInOrder = (error: z.ZodError, fields: readonly string[]): FieldIssue[] =>
  error.issues
    .map(({ path, message }) => ({ field: String(path[0]), code: message }))
    .sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field));
