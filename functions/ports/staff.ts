import type { EpochMs, SubmissionLimit } from '#functions/ports.ts';

/**
 * A request to sign in, as it is kept. Nothing that is mailed or given to a browser is kept itself: only
 * hashes, in hex. `email` is '' for an address that may not sign in, so that both take the same work.
 */
export interface StaffSignIn {
  /** Also the idempotency key of its e-mail. */
  id: string;
  email: string;
  /** SHA-256 of the secret in the link. */
  linkHash: string;
  /** SHA-256 of the secret that the asking browser holds. */
  browserHash: string;
  /** A keyed hash of the code. */
  codeHash: string;
  expiresAt: EpochMs;
}

/** What somebody shows who wants to sign in: the link in the browser that asked, or a code with either. */
export type SignInProof =
  | { linkHash: string; browserHash: string }
  | { linkHash: string; codeHash: string }
  | { browserHash: string; codeHash: string };

/** What became of it. `wrong`: another code, with so many tries left; `gone`: used, over or never there. */
export type SignInUse =
  { kind: 'used'; email: string } | { kind: 'wrong'; triesLeft: number } | { kind: 'gone' };

/** Who is signed in somewhere. */
export interface StaffSession {
  id: string;
  email: string;
  /** Which program and system, in words: "Firefox, Android". */
  client: string;
  openedAt: EpochMs;
  /** To about ten minutes. */
  seenAt: EpochMs;
  expiresAt: EpochMs;
}

/** The part of a store that knows who is signed in. */
export interface Staff {
  /**
   * Keeps a request to sign in unless a limit is reached, and counts it in all of `limits`, in one
   * transaction. Requests and sessions that ended before `now` are removed.
   */
  keepSignIn(
    signIn: StaffSignIn,
    limits: readonly SubmissionLimit[],
    now: EpochMs,
  ): Promise<{ kind: 'kept' } | { kind: 'too-many'; until: EpochMs }>;

  /** Uses a request up, once; every code that is shown counts as a try, of `mostTries`. */
  useSignIn(proof: SignInProof, at: { now: EpochMs; mostTries: number }): Promise<SignInUse>;

  /** Keeps a session under the SHA-256 of its secret; `personHash` is the keyed hash of its address. */
  openSession(
    session: StaffSession,
    keys: { tokenHash: string; personHash: string },
  ): Promise<void>;

  /** The session with a secret, unless it is over; notes that it was seen, every ten minutes. */
  findSession(tokenHash: string, now: EpochMs): Promise<StaffSession | undefined>;

  /** All sessions of a person that are not over, the latest first. */
  sessionsOf(personHash: string, now: EpochMs): Promise<StaffSession[]>;

  /** Ends sessions of a person: the one with an id, or all. Says how many. */
  endSessions(personHash: string, id?: string): Promise<number>;
}
