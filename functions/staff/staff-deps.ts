import type { SiteFacts } from '#domain/site-facts.ts';
import type { Clock, Log, Mailer, Randomness, Store } from '#functions/ports.ts';

/** What a member of staff may do: close the phone, and later work with complaints. */
export type StaffRole = 'phone' | 'complaints';

/** Who may sign in: an address, or everybody at a domain (`@firm.example`), in small letters. */
export interface StaffEntry {
  who: string;
  roles: readonly StaffRole[];
}

/** What signing in needs. */
export interface StaffDeps {
  store: Pick<
    Store,
    'keepSignIn' | 'useSignIn' | 'openSession' | 'findSession' | 'sessionsOf' | 'endSessions'
  >;
  clock: Clock;
  randomness: Randomness;
  siteFacts: SiteFacts;
  log: Log;
  addresses: { mailFrom: string; siteUrl: string };
  staff: {
    /** Who may sign in. Who is taken off it is signed out: it is looked at for every request. */
    list: readonly StaffEntry[];
    mailer: Pick<Mailer, 'send'>;
    /** Keys the hashes of codes and persons. The same in every process that shares a store. */
    secret: string;
    /** Lets work go on after the answer: how long an answer takes must not tell who may sign in. */
    later: (work: () => Promise<void>) => void;
  };
}
