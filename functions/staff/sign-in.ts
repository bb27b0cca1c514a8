import { isEmailAddress } from '#domain/email-address.ts';
import type { Locale } from '#domain/locale.ts';
import type { EpochMs, SignInProof, SubmissionLimit } from '#functions/ports.ts';
import { rolesOf, staffAddress } from './allow-list.ts';
import { hashOf, isSecret, keyedHash, newCode, newSecret, plainCode } from './secrets.ts';
import { startSession, type StartedSession } from './sessions.ts';
import { sendSignInMail } from './sign-in-mail.ts';
import type { StaffDeps } from './staff-deps.ts';

/** How long a link and a code can be used. Milliseconds. */
export const signInLasts = 15 * 60_000;

/** How many codes may be tried for one request. */
export const mostTries = 5;

/** How many requests for one address are taken in an hour, whoever makes them. */
const perAddress = 6;
const hour = 3_600_000;

/** What became of a request. `asked` says nothing about whether the address may sign in. */
export type SignInAsked =
  | { kind: 'asked'; browserSecret: string }
  | { kind: 'invalid' }
  | { kind: 'too-many'; until: EpochMs };

/**
 * Takes a request to sign in. For every address the same is done before the answer; only then, for one
 * that may sign in, is an e-mail sent. It is not put into the outbox: it is worth nothing after 15
 * minutes, and who does not get it asks again.
 */
export const askToSignIn = async (
  deps: StaffDeps,
  { email, locale, limits }: { email: string; locale: Locale; limits: readonly SubmissionLimit[] },
): Promise<SignInAsked> => {
  if (!isEmailAddress(email.trim())) return { kind: 'invalid' };
  const { clock, randomness, staff, store } = deps;
  const address = staffAddress(email);
  const isListed = rolesOf(address, staff.list).length > 0;
  const [linkSecret, browserSecret] = [newSecret(randomness), newSecret(randomness)];
  const code = newCode(randomness);
  const now = clock.now().epochMilliseconds;
  const [linkHash, browserHash, codeHash, addressHash] = await Promise.all([
    hashOf(linkSecret),
    hashOf(browserSecret),
    codeHashOf(staff.secret, code),
    keyedHash(staff.secret, 'address', address),
  ]);
  const signIn = {
    ...{ id: newSecret(randomness).replaceAll('_', '-'), email: isListed ? address : '' },
    ...{ linkHash, browserHash, codeHash, expiresAt: now + signInLasts },
  };
  const until = (Math.floor(now / hour) + 1) * hour;
  const ofAddress = { bucket: `sign-in ${addressHash.slice(0, 32)}`, until, most: perAddress };
  const kept = await store.keepSignIn(signIn, [...limits, ofAddress], now);
  if (kept.kind === 'too-many') return kept;
  const mail = { id: signIn.id, to: address, linkSecret, code, locale };
  staff.later(() => (isListed ? sendSignInMail(deps, mail) : Promise.resolve()));
  return { kind: 'asked', browserSecret };
};

/** What somebody shows: a link, a code as typed, the secret of the browser that asked. */
export interface ShownProof {
  linkSecret?: string | undefined;
  code?: string | undefined;
  browserSecret?: string | undefined;
}

/** What became of it. `needs-code`: the link was opened in another browser than the one that asked. */
export type SignedIn =
  | ({ kind: 'signed-in' } & StartedSession)
  | { kind: 'needs-code' }
  | { kind: 'wrong'; triesLeft: number }
  | { kind: 'gone' };

/** Signs in with a link in the browser that asked, or with the code there or beside the link anywhere. */
export const signIn = async (
  deps: StaffDeps,
  shown: ShownProof,
  client: string,
): Promise<SignedIn> => {
  const proof = await proofOf(deps, shown);
  if (proof === undefined) return { kind: 'linkSecret' in shown ? 'needs-code' : 'gone' };
  const now = deps.clock.now().epochMilliseconds;
  const used = await deps.store.useSignIn(proof, { now, mostTries });
  if (used.kind === 'gone' && 'linkHash' in proof && !('codeHash' in proof))
    return { kind: 'needs-code' };
  if (used.kind !== 'used') return used;
  // Who was taken off the list since, and the code of an address that never was on it.
  if (rolesOf(used.email, deps.staff.list).length === 0) return { kind: 'gone' };
  return { kind: 'signed-in', ...(await startSession(deps, used.email, client)) };
};

const proofOf = async (
  { staff }: StaffDeps,
  { linkSecret = '', code = '', browserSecret = '' }: ShownProof,
): Promise<SignInProof | undefined> => {
  const hashIf = async (secret: string) => (isSecret(secret) ? hashOf(secret) : undefined);
  const [linkHash, browserHash] = await Promise.all([hashIf(linkSecret), hashIf(browserSecret)]);
  if (plainCode(code) === '')
    return linkHash !== undefined && browserHash !== undefined
      ? { linkHash, browserHash }
      : undefined;
  const codeHash = await codeHashOf(staff.secret, code);
  if (linkHash !== undefined) return { linkHash, codeHash };
  return browserHash === undefined ? undefined : { browserHash, codeHash };
};

const codeHashOf = (secret: string, code: string): Promise<string> =>
  keyedHash(secret, 'code', plainCode(code));
