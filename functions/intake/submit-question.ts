import { readQuestion } from '#domain/question.ts';
import { acceptSubmission, invalidForm } from './accept-submission.ts';
import type { SubmitDeps, SubmitOutcome, SubmittedForm } from './accept-submission.ts';

/**
 * Takes in a question to customer service, as a complaint is taken in. Its form has no files, but one
 * that is sent along all the same is not lost.
 */
export const submitQuestion = async (
  deps: SubmitDeps,
  sent: SubmittedForm,
): Promise<SubmitOutcome> => {
  const read = readQuestion(sent.fields);
  if (read.kind === 'invalid') return invalidForm(read, sent.files);
  return acceptSubmission(deps, {
    kind: 'question',
    fields: read.question,
    sent,
  });
};
