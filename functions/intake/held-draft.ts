import { draftFields } from '#domain/draft-fields.ts';
import type { Clock, Draft, KeptSubmission, Store } from '#functions/ports.ts';
import { draftIdOf, type TokenSecret } from './draft-token.ts';

/** A draft and the token that it is found by. */
export interface HeldDraft extends Pick<Draft, 'fields' | 'files' | 'refusedFiles' | 'expiresAt'> {
  token: string;
}

/**
 * What is behind a token: nothing (`unknown`: not ours, or nothing was ever kept under it), a draft that
 * waits (`held`), was kept no longer (`expired`) or has been sent (`sent`).
 */
export type DraftFound =
  | { kind: 'unknown' }
  | { kind: 'held'; id: string; draft: HeldDraft }
  | { kind: 'expired'; id: string }
  | { kind: 'sent'; id: string; submission: KeptSubmission };

/** What looking for a draft takes. */
export interface FindDraftDeps extends TokenSecret {
  store: Pick<Store, 'findDraft' | 'findSubmission'>;
  clock: Clock;
}

/** Looks for what is behind a token. Rejects with `StoreUnavailableError`. */
export const findHeldDraft = async (deps: FindDraftDeps, token: string): Promise<DraftFound> => {
  const id = await draftIdOf(token, deps);
  if (id === undefined) return { kind: 'unknown' };
  const submission = await deps.store.findSubmission(id);
  if (submission !== undefined) return { kind: 'sent', id, submission };
  const draft = await deps.store.findDraft(id, deps.clock.now().epochMilliseconds);
  return draft === undefined
    ? { kind: 'expired', id }
    : { kind: 'held', id, draft: { ...draft, token } };
};

/** Looks for the draft that a form names. Rejects with `StoreUnavailableError`. */
export const findNamedDraft = (
  deps: FindDraftDeps,
  fields: Readonly<Record<string, string>>,
): Promise<DraftFound> => findHeldDraft(deps, fields[draftFields.token] ?? '');
