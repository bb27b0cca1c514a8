import { z } from 'zod';

/** The languages of the site, the default one first. */
export const locales = ['sv', 'en'] as const;

/** A language of the site, as in `lang` attributes and in the form field `lang`. */
export type Locale = (typeof locales)[number];

/** What a person meets who has not chosen a language. */
export const defaultLocale: Locale = 'sv';

/** Reads a language; anything unknown is the default one, since no wrong `lang` may stop a complaint. */
export const localeSchema = z.enum(locales).catch(defaultLocale);
