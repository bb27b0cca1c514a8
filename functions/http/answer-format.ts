import { defaultLocale, isLocale, type Locale } from '#domain/locale.ts';
import { localeOfPath } from '#i18n/routes.ts';

/** Where the headers of a request are read, by lower-case name. */
export interface RequestHeaders {
  header(name: string): string | undefined;
}

/** Whether a client is answered with JSON: it sent JSON, or it accepts JSON and does not ask for HTML. */
export const wantsJson = (request: RequestHeaders): boolean => {
  const accept = request.header('accept') ?? '';
  if (/\btext\/html\b/i.test(accept)) return false;
  if (/\bapplication\/(problem\+)?json\b/i.test(accept)) return true;
  return /^application\/json\b/i.test(request.header('content-type') ?? '');
};

/**
 * The language for a client that has not said it in a form: that of the page it came from,
 * else the first language of the site that its browser asks for.
 */
export const localeOfRequest = (request: RequestHeaders): Locale => {
  const referrer = request.header('referer');
  if (referrer !== undefined && URL.canParse(referrer))
    return localeOfPath(new URL(referrer).pathname);
  const wished = (request.header('accept-language') ?? '')
    .split(',')
    .map((tag) => /^[a-z]*/.exec(tag.trim().toLowerCase())?.[0] ?? '');
  return wished.find(isLocale) ?? defaultLocale;
};
