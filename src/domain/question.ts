import { z } from 'zod';
import { answerable, issuesInOrder, line, lines, required } from './form-fields.ts';
import type { FieldIssue } from './form-fields.ts';
import { localeSchema } from './locale.ts';

/** The fields in the order of the form. */
const typedQuestion = z.object({
  lang: localeSchema,
  name: line,
  email: line,
  phone: line,
  message: lines,
});

const noAddress = answerable('email.invalid');
const noWay = answerable('contact.required');

const questionSchema = typedQuestion
  .extend({ message: required('message.required') })
  .refine(noAddress.check, noAddress.issue)
  .refine(noWay.check, noWay.issue);

/** A valid question to customer service, cleaned; what was not filled in is ''. */
export type Question = z.infer<typeof questionSchema>;

/** What a form holds. `values` is everything that was typed, cleaned, whether it is valid or not. */
export type QuestionRead =
  | { kind: 'valid'; question: Question }
  | { kind: 'invalid'; issues: FieldIssue[]; values: z.infer<typeof typedQuestion> };

/**
 * Reads a question from untrusted fields. Codes: `message.required`, `contact.required` (neither an
 * e-mail address nor a telephone number) or `email.invalid` (an address that is none, and no number). Unknown fields are ignored.
 */
export const readQuestion = (fields: Readonly<Record<string, string>>): QuestionRead => {
  const values = typedQuestion.parse(fields);
  const { success, data, error } = questionSchema.safeParse(values);
  if (success) return { kind: 'valid', question: data };
  return { kind: 'invalid', issues: issuesInOrder(error, Object.keys(values)), values };
};
