import { form as englishForm } from '#i18n/en/form.ts';
import { receipt as englishReceipt } from '#i18n/en/receipt.ts';
import { site as englishSite } from '#i18n/en/site.ts';
import { form as swedishForm } from '#i18n/sv/form.ts';
import { receipt as swedishReceipt } from '#i18n/sv/receipt.ts';
import { site as swedishSite } from '#i18n/sv/site.ts';
import { localeOfPath } from '#i18n/routes.ts';
import type { Locale } from '#domain/locale.ts';

/** The words of the pages' own parts, per language. */
export const words = {
  sv: { site: swedishSite, form: swedishForm, receipt: swedishReceipt },
  en: { site: englishSite, form: englishForm, receipt: englishReceipt },
} as const satisfies Record<Locale, object>;

/** A form field that has a label. */
export type FieldName = keyof typeof swedishForm.labels;

/** The language of the page being built, and its words: `pageWords(Astro.url)`. */
export const pageWords = ({ pathname }: URL) => {
  const locale = localeOfPath(pathname);
  return { locale, ...words[locale] };
};
