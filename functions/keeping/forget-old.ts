import { Temporal } from 'temporal-polyfill';
import { forgetBefore } from '#domain/retention.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import type { Clock, Deletion, ForgettableFacts, Log, Store } from '#functions/ports.ts';

/** What letting go of old submissions needs from outside. */
export interface ForgetDeps {
  store: Pick<Store, 'forgettable' | 'forget' | 'forgetDrafts' | 'clearTraces'>;
  clock: Clock;
  log: Log;
  siteFacts: Pick<SiteFacts, 'retention'>;
}

/** How many were deleted, and whether the store's files hold nothing of them any more. */
export interface ForgetReport {
  complaints: number;
  questions: number;
  /** What was filled in, not sent, and kept for as long as a draft is. */
  drafts: number;
  cleared: boolean;
}

/** So many are deleted in one transaction, which keeps others waiting no longer than it must. */
const batchSize = 50;

/**
 * Deletes what has been kept as long as `site.json` says, and drafts that have expired, and leaves a line for each in the store and in
 * the log. Whatever is undelivered or held stays. Rejects if the store does: what was deleted stays so.
 */
export const forgetOld = async (deps: ForgetDeps): Promise<ForgetReport> => {
  const { store, clock } = deps;
  const at = clock.now().epochMilliseconds;
  const drafts = await store.forgetDrafts(at);
  const report = { complaints: 0, questions: 0, drafts, cleared: true };
  for (;;) {
    const old = await oldSubmissions(deps, batchSize);
    if (old.length === 0) break;
    const deletions = await store.forget(
      old.map(({ id }) => id),
      { at, reason: 'retention' },
    );
    for (const deletion of deletions) logDeletion(deps.log, deletion);
    report.complaints += deletions.filter(({ kind }) => kind === 'complaint').length;
    report.questions += deletions.filter(({ kind }) => kind === 'question').length;
    if (deletions.length === 0) break;
  }
  if (report.complaints + report.questions + drafts > 0) report.cleared = await store.clearTraces();
  return report;
};

/** At most `limit` submissions that `forgetOld` would delete now. */
export const oldSubmissions = (
  {
    store,
    clock,
    siteFacts,
  }: Pick<ForgetDeps, 'clock' | 'siteFacts'> & {
    store: Pick<Store, 'forgettable'>;
  },
  limit: number,
): Promise<ForgettableFacts[]> => {
  const { complaints, questions } = forgetBefore(clock.now(), siteFacts.retention);
  return store.forgettable({
    complaintsBefore: complaints.epochMilliseconds,
    questionsBefore: questions.epochMilliseconds,
    limit,
  });
};

/** Says in the log that a submission was deleted, without personal data. */
export const logDeletion = (log: Log, { kind, reference, receivedAt, reason }: Deletion): void => {
  const received = Temporal.Instant.fromEpochMilliseconds(receivedAt).toString();
  log('submission_forgotten', { kind, reference, received, reason });
};
