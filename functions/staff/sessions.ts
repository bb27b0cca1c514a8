import type { StaffSession } from '#functions/ports.ts';
import { rolesOf } from './allow-list.ts';
import { hashOf, isSecret, keyedHash, newSecret } from './secrets.ts';
import type { StaffDeps, StaffRole } from './staff-deps.ts';

/** How long a session lasts, used or not. Milliseconds. */
export const sessionLasts = 12 * 3_600_000;

/** A session that was begun: its secret is for the browser alone. */
export interface StartedSession {
  sessionSecret: string;
  expiresAt: number;
}

/** Who asks, and what they may do. */
export interface StaffMember {
  email: string;
  roles: readonly StaffRole[];
  sessionId: string;
}

/** Begins a session for an address that has proven itself. */
export const startSession = async (
  { clock, randomness, staff, store }: StaffDeps,
  email: string,
  client: string,
): Promise<StartedSession> => {
  const sessionSecret = newSecret(randomness);
  const now = clock.now().epochMilliseconds;
  const [tokenHash, personHash] = await Promise.all([
    hashOf(sessionSecret),
    personHashOf(staff.secret, email),
  ]);
  const expiresAt = now + sessionLasts;
  const id = newSecret(randomness);
  const session = { id, email, client, openedAt: now, seenAt: now, expiresAt };
  await store.openSession(session, { tokenHash, personHash });
  return { sessionSecret, expiresAt };
};

/** Who holds a session's secret. `undefined` once it is over or its owner is no longer on the list. */
export const memberOf = async (
  { clock, staff, store }: StaffDeps,
  sessionSecret: string | undefined,
): Promise<StaffMember | undefined> => {
  if (sessionSecret === undefined || !isSecret(sessionSecret)) return undefined;
  const now = clock.now().epochMilliseconds;
  const session = await store.findSession(await hashOf(sessionSecret), now);
  if (session === undefined) return undefined;
  const roles = rolesOf(session.email, staff.list);
  return roles.length === 0 ? undefined : { email: session.email, roles, sessionId: session.id };
};

/** Where a member is signed in, the latest first. */
export const sessionsOf = async (
  { clock, staff, store }: StaffDeps,
  { email }: StaffMember,
): Promise<StaffSession[]> =>
  store.sessionsOf(await personHashOf(staff.secret, email), clock.now().epochMilliseconds);

/** Signs a member out of one session, by its id, or out of all. */
export const signOut = async (
  { staff, store }: StaffDeps,
  { email }: StaffMember,
  id?: string,
): Promise<number> => store.endSessions(await personHashOf(staff.secret, email), id);

/** By what a person's sessions are found, without the address standing there. `email` in small letters. */
export const personHashOf = (secret: string, email: string): Promise<string> =>
  keyedHash(secret, 'person', email);
