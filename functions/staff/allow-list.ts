import type { StaffEntry, StaffRole } from './staff-deps.ts';

/**
 * An address as it is looked up: in small letters, its domain in ASCII. Somebody's own mailbox is meant,
 * whatever way they write it.
 */
export const staffAddress = (typed: string): string => {
  const text = typed.trim().toLowerCase();
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1);
  return `${text.slice(0, at)}@${URL.parse(`https://${domain}/`)?.hostname ?? domain}`;
};

/** What an address may do, none if it may not sign in. Its own entry counts before its domain's. */
export const rolesOf = (email: string, list: readonly StaffEntry[]): readonly StaffRole[] => {
  const address = staffAddress(email);
  const domain = address.slice(address.lastIndexOf('@'));
  const entry =
    list.find(({ who }) => staffAddress(who) === address) ??
    list.find(({ who }) => who.startsWith('@') && staffAddress(who) === domain);
  return entry?.roles ?? [];
};
