import { readComplaint } from '#domain/complaint.ts';
import { acceptSubmission, invalidForm } from './accept-submission.ts';
import type { SubmitDeps, SubmitOutcome, SubmittedForm } from './accept-submission.ts';
import { complaintMails } from './complaint-mails.ts';

/**
 * Takes in a complaint: checked, kept with the e-mails to the officer and to the customer, receipted.
 * The same complaint within 24 hours is the first one, and causes nothing new.
 * Rejects with `StoreUnavailableError` if it could not be kept.
 */
export const submitComplaint = async (
  deps: SubmitDeps,
  sent: SubmittedForm,
): Promise<SubmitOutcome> => {
  const read = readComplaint(sent.fields);
  if (read.kind === 'invalid') return invalidForm(read, sent.files);
  return acceptSubmission(deps, {
    kind: 'complaint',
    fields: read.complaint,
    sent,
    mails: complaintMails,
  });
};
