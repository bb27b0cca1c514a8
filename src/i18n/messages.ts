import type { Locale } from '#domain/locale.ts';
import * as en from './en/index.ts';
import * as sv from './sv/index.ts';

/** Every word the site and the functions say, by language and then by where it is said. */
export const messages = { sv, en } as const satisfies Record<Locale, typeof sv | typeof en>;
