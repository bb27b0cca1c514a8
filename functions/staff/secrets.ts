import { hex } from '#domain/hex.ts';
import type { Randomness } from '#functions/ports.ts';

/** A secret for a link or a cookie: 24 fresh bytes as 32 characters of base64url. */
export const newSecret = (randomness: Randomness): string =>
  btoa(String.fromCharCode(...randomness.bytes(24)))
    .replaceAll('+', '-')
    .replaceAll('/', '_');

/** Whether a text may be such a secret: what is not need not be looked up. */
export const isSecret = (text: string): boolean => /^[\w-]{32}$/.test(text);

/** Letters and digits that nobody mistakes for each other: as in reference numbers. */
const alphabet = '23456789BCDFGHJKMPRTVWX';
const codeLength = 8;
const fairBytes = 256 - (256 % alphabet.length);

/** A code to be typed: 8 characters (7.8 × 10^10 codes), printed `2345-6789`. Throws without usable bytes. */
export const newCode = (randomness: Randomness): string => {
  let code = '';
  for (let draw = 0; draw < 32 && code.length < codeLength; draw += 1)
    for (const byte of randomness.bytes(2 * codeLength))
      if (byte < fairBytes && code.length < codeLength)
        code += alphabet.charAt(byte % alphabet.length);
  if (code.length < codeLength) throw new Error('The source of randomness gives no usable bytes.');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
};

/** A code as people type it, in any case, with spaces and dashes anywhere. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[\s\p{Pd}]/gu, '');

/** SHA-256 in hex: for secrets that are too long to be guessed. */
export const hashOf = async (text: string): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(text))));

/** HMAC-SHA-256 in hex, for one purpose: for what could be guessed without the key. */
export const keyedHash = async (secret: string, purpose: string, text: string): Promise<string> => {
  const key = await crypto.subtle.importKey(
    'raw',
    utf8.encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return hex(
    new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8.encode(`${purpose}\n${text}`))),
  );
};

const utf8 = new TextEncoder();
