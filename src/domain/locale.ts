import { messages } from '#i18n/messages.ts';
import { z } from 'zod';

/** A language of the site, as in addresses, `lang` attributes and the form field `lang`. */
export type Locale = keyof typeof messages;

/** Whether a text is the code of a language of the site. */
export const isLocale = (code: string): code is Locale => Object.hasOwn(messages, code);

/** The languages of the site, the default one first. */
export const locales: readonly Locale[] = Object.keys(messages).filter(isLocale);

/** What a person meets who has not chosen a language. */
export const defaultLocale: Locale = 'sv';

/** Reads a language; anything unknown is the default one, since no wrong `lang` may stop a complaint. */
export const localeSchema = z.enum(locales).catch(defaultLocale);
