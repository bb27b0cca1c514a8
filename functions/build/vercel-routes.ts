import { defaultLocale, locales } from '#domain/locale.ts';
import { securityHeaderFields } from '#functions/http/security-headers.ts';
import { pathOf, type PageSlug } from '#i18n/routes.ts';

/** One rule of Vercel's `config.json`: the members that Besked uses. */
export interface VercelRoute {
  /** A regular expression for the whole path. */
  src?: string;
  dest?: string;
  headers?: Readonly<Record<string, string>>;
  status?: number;
  continue?: boolean;
  override?: boolean;
  middlewarePath?: string;
  handle?: 'filesystem' | 'error';
}

/** Pages of a receipt or of a draft: with its token behind, their address is the API's to answer. */
const personalPages: readonly PageSlug[] = [
  'complaint-received',
  'question-received',
  'complaint-check',
  'complaint-form',
];

/**
 * What Vercel does with a request, first to last. `files` are the addresses of what is no page, `styleSources` the
 * hashes of all styles within pages. What the
 * functions say of caching counts for more than what stands here, which is for files, for pages that are
 * served as they were built, and for the answers of Vercel itself.
 */
export const vercelRoutes = (
  files: readonly string[],
  styleSources: readonly string[],
): VercelRoute[] => {
  const plainFiles = files.filter((path) => !path.startsWith(hashed));
  const personal = personalPages.flatMap((page) => locales.map((locale) => pathOf(page, locale)));
  const staff = locales.map((locale) => pathOf('staff', locale).slice(0, -1));
  return [
    goesOn('^/.*$', { ...securityHeaderFields(styleSources), 'cache-control': 'no-cache' }),
    goesOn(`^${hashed}.*$`, { 'cache-control': 'public, max-age=31536000, immutable' }),
    goesOn(`^${oneOf(plainFiles)}$`, { 'cache-control': 'public, max-age=3600' }),
    goesOn('^/api(?:/.*)?$', { 'cache-control': 'no-store' }),
    { src: '^/api(?:/.*)?$', dest: '/api' },
    { src: `^${oneOf(personal)}[A-Za-z0-9_-]+/[^/]*$`, dest: '/api' },
    { src: `^${oneOf(staff)}(?:/.*)?$`, dest: '/api' },
    {
      src: `^(?!${hashed}|${oneOf(plainFiles)}$).*$`,
      middlewarePath: '_pages',
      continue: true,
      // Else Vercel moves it before all that does not continue, and it would be asked for the API too.
      override: true,
    },
    { handle: 'filesystem' },
    { handle: 'error' },
    {
      src: '^/.*$',
      dest: '/404.html',
      status: 404,
      headers: { 'cache-control': 'no-store' },
    },
    {
      src: '^/.*$',
      dest: `${pathOf('problem', defaultLocale)}index.html`,
      status: 500,
      headers: { 'cache-control': 'no-store' },
    },
  ];
};

/** Files whose name holds a hash of their content. */
const hashed = '/_astro/';

const goesOn = (src: string, headers: Readonly<Record<string, string>>): VercelRoute => ({
  src,
  headers,
  continue: true,
});

const oneOf = (paths: readonly string[]): string =>
  `(?:${paths.map((path) => path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`;
