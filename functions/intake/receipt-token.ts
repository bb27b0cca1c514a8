import type { Locale } from '#domain/locale.ts';
import { pathOf, type PageSlug } from '#i18n/routes.ts';
import type { Randomness, Submission } from '#functions/ports.ts';

const tokenBytes = 24;

/** The secret in the address of a receipt: 24 fresh bytes as 32 characters of base64url. */
export const newReceiptToken = (randomness: Randomness): string =>
  btoa(String.fromCharCode(...randomness.bytes(tokenBytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_');

/** Whether a text may be a receipt token at all; what is not need not be looked up. */
export const isReceiptToken = (text: string): boolean => /^[\w-]{32}$/.test(text);

/** The page that a kind of submission is receipted on. */
export const receivedPage = {
  complaint: 'complaint-received',
  question: 'question-received',
} as const satisfies Record<Submission['kind'], PageSlug>;

/** The address of a receipt from the root of the site: the page's own address, then the token. */
export const receiptPath = (kind: Submission['kind'], locale: Locale, token: string): string =>
  `${pathOf(receivedPage[kind], locale)}${token}/`;
