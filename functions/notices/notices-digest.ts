import { hex } from '#domain/hex.ts';

/**
 * Tells one list of notices from any other: SHA-256 in hex of its JSON, whatever the order of keys, in
 * which stores differ. No value at all is an empty list.
 */
export const noticesDigest = async (value: unknown): Promise<string> => {
  const bytes = new TextEncoder().encode(canonicalJson(value ?? []));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return hex(hash);
};

/** JSON with the keys of every object in order. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
