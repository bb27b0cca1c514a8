import { z } from 'zod';
import type { Finding, RawSettings } from './config-production.ts';

/** What a member of staff may do. */
export const staffRoles = ['phone', 'complaints'] as const;

/** One of `staffRoles`. */
export type StaffRole = (typeof staffRoles)[number];

/** Who may sign in: an address, or everybody at a domain (`@firm.example`), in small letters. */
export interface StaffEntry {
  who: string;
  roles: readonly StaffRole[];
}

/**
 * Reads who may sign in, and as what: `anna@firm.example=phone,complaints; @firm.example`. Entries are
 * parted by semicolons, commas or spaces; without roles it is `phone`. `undefined` if something else is
 * among them, or somebody is named twice.
 */
export const parseStaff = (text: string): StaffEntry[] | undefined => {
  const entries: { who: string; roles: StaffRole[]; named: boolean }[] = [];
  for (const part of text.split(/[\s,;]+/).filter((one) => one !== '')) {
    const [left = '', right, ...more] = part.toLowerCase().split('=');
    const last = entries.at(-1);
    const role = roleOf(part.toLowerCase());
    if (role !== undefined && last?.named === true) {
      if (last.roles.includes(role)) return undefined;
      last.roles.push(role);
      continue;
    }
    const roles = right === undefined ? ['phone' as const] : right.split('+').map(roleOf);
    const known = roles.filter((one) => one !== undefined);
    const isNew = !entries.some(({ who }) => who === left);
    if (known.length !== roles.length || more.length > 0 || !isWho(left) || !isNew)
      return undefined;
    entries.push({ who: left, roles: known, named: right !== undefined });
  }
  return entries.length === 0 ? undefined : entries.map(({ who, roles }) => ({ who, roles }));
};

const roleOf = (name: string): StaffRole | undefined => staffRoles.find((role) => role === name);

const isWho = (text: string): boolean =>
  z.email().safeParse(text.startsWith('@') ? `staff${text}` : text).success;

/** What the desk needs to edit the notices where the pages read them: nothing more for the local file. */
export const deskFaults = (settings: RawSettings): Finding[] =>
  settings.STAFF_EMAILS === undefined || settings.EDGE_CONFIG === undefined
    ? []
    : (['VERCEL_TOKEN', 'EDGE_CONFIG_ID'] as const)
        .filter((name) => settings[name] === undefined)
        .map((name) => ({ name, missing: 'the phone desk' }));
