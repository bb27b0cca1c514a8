import { defaultLocale, locales, type Locale } from '#domain/locale.ts';

/** Where each page stands in each language, by its slug (the file name in `content/pages/<language>/`). */
export const routes = {
  'customer-service': { sv: '/', en: '/en/' },
  complaints: { sv: '/klagomal/', en: '/en/complaints/' },
  'complaint-form': { sv: '/klagomal/formular/', en: '/en/complaints/form/' },
  'complaint-received': { sv: '/klagomal/mottaget/', en: '/en/complaints/received/' },
  procedure: { sv: '/klagomal/rutin/', en: '/en/complaints/procedure/' },
  arn: { sv: '/arn/', en: '/en/arn/' },
  'arn-check': { sv: '/arn/kolla/', en: '/en/arn/check/' },
  questions: { sv: '/fragor/', en: '/en/questions/' },
  'question-received': { sv: '/fraga/mottagen/', en: '/en/questions/received/' },
  privacy: { sv: '/integritet/', en: '/en/privacy/' },
  accessibility: { sv: '/tillganglighet/', en: '/en/accessibility/' },
  problem: { sv: '/problem/', en: '/en/problem/' },
} as const satisfies Record<string, Record<Locale, string>>;

/** A page's name, the same in every language. */
export type PageSlug = keyof typeof routes;

/** The language a path of the site is written in. */
export const localeOfPath = (path: string): Locale =>
  locales.find((locale) => locale !== defaultLocale && path.startsWith(`/${locale}/`)) ??
  defaultLocale;
