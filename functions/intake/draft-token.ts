import type { Randomness } from '#functions/ports.ts';
import { hex } from '#domain/hex.ts';

const drawnBytes = 16;

/** What making and knowing tokens takes. */
export interface TokenSecret {
  /** The same in every process that shares a store. */
  signingSecret: string;
}

/**
 * A token that a draft is found by: 16 fresh bytes and our signature on them (HMAC-SHA-256, its first 16
 * bytes), as 43 characters of base64url. So nobody else can make one, and the store need not be asked.
 */
export const newDraftToken = async (
  deps: TokenSecret & { randomness: Randomness },
): Promise<string> => {
  const drawn = deps.randomness.bytes(drawnBytes);
  const signature = await crypto.subtle.sign('HMAC', await keyOf(deps.signingSecret), drawn);
  const token = new Uint8Array([...drawn, ...new Uint8Array(signature, 0, signatureBytes)]);
  return btoa(String.fromCharCode(...token))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};

/** The id of the draft behind a token: a hash, from which no token follows. `undefined` for what is not ours. */
export const draftIdOf = async (
  token: string,
  { signingSecret }: TokenSecret,
): Promise<string | undefined> => {
  if (!isDraftToken(token)) return undefined;
  const binary = atob(token.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const drawn = bytes.subarray(0, drawnBytes);
  const signed = await crypto.subtle.sign('HMAC', await keyOf(signingSecret), drawn);
  const ours = new Uint8Array(signed, 0, signatureBytes);
  // No early end: how long it takes says nothing about how much of a guess was right.
  let difference = 0;
  for (const [index, byte] of ours.entries()) difference |= byte ^ (bytes[drawnBytes + index] ?? 0);
  if (difference !== 0) return undefined;
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes), 0, 16));
};

const signatureBytes = 16;

/** Whether a text may be the token of a draft at all. */
const isDraftToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

const algorithm = { name: 'HMAC', hash: 'SHA-256' };

/** For this one purpose: it verifies nothing else that the secret signs. */
const keyOf = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new TextEncoder().encode(`draft ${secret}`), algorithm, false, [
    'sign',
  ]);
