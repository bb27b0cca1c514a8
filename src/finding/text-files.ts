import { locales } from '#domain/locale.ts';
import type { SiteFacts } from '#domain/site-facts.ts';

/** What crawlers are told (RFC 9309). A sitemap has an address only where the site's own is known. */
export const robotsTxt = (site: URL | undefined): string =>
  [
    'User-agent: *',
    'Disallow: /api/',
    ...(site ? ['', `Sitemap: ${at('/sitemap.xml', site)}`] : []),
  ]
    .join('\n')
    .concat('\n');

/**
 * Where to tell of a weakness (RFC 9116). It is valid through the day on which the facts about it are to be
 * looked at again, in UTC.
 */
export const securityTxt = (
  { customerService, security }: SiteFacts,
  site: URL | undefined,
): string =>
  [
    `Contact: mailto:${customerService.email}`,
    `Expires: ${security.reviewBy}T23:59:59Z`,
    `Preferred-Languages: ${locales.join(', ')}`,
    ...(site ? [`Canonical: ${at('/.well-known/security.txt', site)}`] : []),
  ]
    .join('\n')
    .concat('\n');

/** A page as language models are told of it. */
export interface ListedPage {
  title: string;
  description: string;
  path: string;
}

/** The site in brief for language models (llmstxt.org): who the firm is, how to reach it, its pages. */
export const llmsTxt = (
  { firm, customerService }: SiteFacts,
  site: URL | undefined,
  pagesByLanguage: readonly { language: string; pages: readonly ListedPage[] }[],
): string =>
  [
    `# ${firm.name}`,
    `> Customer service and complaints of ${firm.legalName} (${firm.organisationNumber}), Sweden. ` +
      'Complaining is free of charge.',
    `Email: ${customerService.email}. Phone: ${customerService.phone.international}.`,
    ...pagesByLanguage.flatMap(({ language, pages }) => [
      `## ${language}`,
      pages
        .map(
          ({ title, description, path }) =>
            `- [${title}](${site ? at(path, site) : path}): ${description}`,
        )
        .join('\n'),
    ]),
  ]
    .join('\n\n')
    .concat('\n');

const at = (path: string, site: URL): string => new URL(path, site).href;
