import { messages } from '#i18n/messages.ts';
import { localeOfPath } from '#i18n/routes.ts';

/** The words of the pages' own parts, per language. */
export const words = messages;

/** A form field that has a label. */
export type FieldName = keyof typeof messages.sv.form.labels;

/** The language of the page being built, and its words: `pageWords(Astro.url)`. */
export const pageWords = ({ pathname }: URL) => {
  const locale = localeOfPath(pathname);
  return { locale, ...messages[locale] };
};
