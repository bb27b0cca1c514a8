import { z } from 'zod';
import { canonicalJson, noticesDigest } from './notices-digest.ts';
import { nameOf } from './desk-actions.ts';

/** What a person saw of the notices: a short digest of each, by its name at the desk. */
export type SeenNotices = Readonly<Record<string, string>>;

/** How many characters tell one state of an entry from another: chance alone, nobody gains by a clash. */
const digestLength = 16;

/** What there is to see. */
export const seenOf = async (entries: readonly unknown[]): Promise<SeenNotices> =>
  Object.fromEntries(
    await Promise.all(
      entries.map(async (entry): Promise<[string, string]> => [
        nameOf(entry, entries),
        (await noticesDigest(entry)).slice(0, digestLength),
      ]),
    ),
  );

/** How an entry differs between two lists. */
export interface EntryChange {
  name: string;
  before?: unknown;
  after?: unknown;
}

/** What differs between two lists of entries, by name. */
export const entryChanges = (
  before: readonly unknown[],
  after: readonly unknown[],
): EntryChange[] => {
  const of = (entries: readonly unknown[]) =>
    new Map(entries.map((entry) => [nameOf(entry, entries), entry]));
  const [old, now] = [of(before), of(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => canonicalJson(old.get(name)) !== canonicalJson(now.get(name)))
    .map((name) => ({
      name,
      ...(old.has(name) && { before: old.get(name) }),
      ...(now.has(name) && { after: now.get(name) }),
    }));
};

/** Which names differ between what was seen and what there is. */
export const changedSince = (seen: SeenNotices, now: SeenNotices): string[] =>
  [...new Set([...Object.keys(seen), ...Object.keys(now)])].filter(
    (name) => seen[name] !== now[name],
  );

const seenSchema = z.record(z.string(), z.string());

/** What a form says that was seen; nothing at all if it says it in another way. */
export const parseSeen = (text: string | undefined): SeenNotices => {
  try {
    return seenSchema.safeParse(JSON.parse(text ?? '{}')).data ?? {};
  } catch {
    return {};
  }
};
