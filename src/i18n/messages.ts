import * as en from './en/index.ts';
import * as sv from './sv/index.ts';
import type { Translation } from './translation.ts';

/**
 * Every word the site and the functions say, by language and then by where it is said. This is the one
 * place where a language is named: what stands here has pages, forms, e-mails and notices.
 */
export const messages = { sv, en } as const satisfies Record<string, Translation<typeof sv>>;
