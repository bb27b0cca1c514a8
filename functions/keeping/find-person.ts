import { isSameMailbox } from '#domain/email-address.ts';
import type { ForgettableFacts, KeptSubmission, Store } from '#functions/ports.ts';

/** In which part somebody is named in a submission. */
export type PersonRole = 'client' | 'representative';

/** A submission in which an address is named. */
export interface PersonMatch {
  submission: KeptSubmission;
  facts: ForgettableFacts;
  roles: readonly PersonRole[];
}

/** Where an address is named. What is `unreadable` (references) or `alike` may be about the same person. */
export interface PersonFound {
  matches: PersonMatch[];
  /** How many submissions name an address that differs only in the case of what stands before the @. */
  alike: number;
  unreadable: string[];
}

const fieldOf: Readonly<Record<PersonRole, string>> = {
  client: 'email',
  representative: 'representativeEmail',
};

const roles = ['client', 'representative'] as const satisfies readonly PersonRole[];

/** So many submissions are in memory, and opened, at a time. */
const batchSize = 100;

/**
 * Finds every submission that names an address, in the order in which they were kept. Nothing in the store
 * says whose a submission is, so each is opened: a few seconds for 10,000.
 */
export const findPerson = async (
  store: Pick<Store, 'keptAfter'>,
  email: string,
): Promise<PersonFound> => {
  const found: PersonFound = { matches: [], alike: 0, unreadable: [] };
  for (let position = 0; ;) {
    const batch = await store.keptAfter(position, batchSize);
    const last = batch.at(-1);
    if (last === undefined) return found;
    position = last.position;
    for (const each of batch)
      if (each.kind === 'unreadable') found.unreadable.push(each.facts.reference);
      else look(found, each, email);
  }
};

const look = (
  found: PersonFound,
  { submission, facts }: Omit<PersonMatch, 'roles'>,
  email: string,
): void => {
  const named = (isIt: (one: string, other: string) => boolean): PersonRole[] =>
    roles.filter((role) => isIt(submission.fields[fieldOf[role]] ?? '', email));
  const matching = named(isSameMailbox);
  if (matching.length > 0) found.matches.push({ submission, facts, roles: matching });
  else if (named(isAlike).length > 0) found.alike += 1;
};

const isAlike = (one: string, other: string): boolean =>
  isSameMailbox(one.toLowerCase(), other.toLowerCase());
