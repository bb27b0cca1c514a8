import { readComplaint } from '#domain/complaint.ts';
import { StoreUnavailableError, type Store } from '#functions/ports.ts';
import { acceptSubmission, invalidForm, keptForm } from './accept-submission.ts';
import type { SubmitDeps, SubmitOutcome, SubmittedForm } from './accept-submission.ts';
import { filesOfDraft, receivedAgain } from './draft-files.ts';
import type { TokenSecret } from './draft-token.ts';
import { findNamedDraft } from './held-draft.ts';

/** What taking in a complaint needs from outside: it may have been held as a draft. */
export interface ComplaintDeps extends Omit<SubmitDeps, 'store'>, TokenSecret {
  store: Pick<Store, 'accept' | 'findDraft' | 'findSubmission' | 'dropDraft'>;
}

/**
 * Takes in a complaint: checked, kept with the e-mails that it causes, receipted.
 * The same complaint within 24 hours is the first one, and causes nothing new; so is whatever else is sent
 * under the token of a draft that has been sent. A draft gives its files, and the fields that are not in
 * the form: what the form says counts, because its sender saw it. A draft that is kept no longer stops
 * nothing. Rejects with `StoreUnavailableError` if it could not be kept.
 */
export const submitComplaint = async (
  deps: ComplaintDeps,
  sent: SubmittedForm,
): Promise<SubmitOutcome> => {
  const found = await findNamedDraft(deps, sent.fields);
  if (found.kind === 'sent') {
    const { reference, receiptToken, receivedAt } = found.submission;
    return keptForm(deps, 'repeated', { reference, receiptToken, receivedAt });
  }
  const draft = found.kind === 'held' ? found.draft : undefined;
  const fields = { ...draft?.fields, ...sent.fields };
  const { files, gone } = filesOfDraft(draft, sent.fields);
  const read = readComplaint(fields);
  if (read.kind === 'invalid')
    return { ...invalidForm(read, sent.files), draft: draft && { ...draft, files } };

  const outcome = await acceptSubmission(deps, {
    kind: 'complaint',
    fields: read.complaint,
    sent: { ...sent, fields, files: [...files.map(receivedAgain), ...sent.files] },
    id: found.kind === 'unknown' ? undefined : found.id,
    refusedFiles: [...(draft?.refusedFiles ?? []), ...gone],
  });
  if (outcome.kind !== 'too-many' && found.kind === 'held') await drop(deps, found.id);
  return outcome;
};

/** What has been sent is kept as a draft no longer. If that cannot be done now, its time will do it. */
const drop = async ({ store, log }: ComplaintDeps, id: string): Promise<void> => {
  try {
    await store.dropDraft(id);
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
    log('draft_not_dropped', { reason: 'store_unavailable' });
  }
};
