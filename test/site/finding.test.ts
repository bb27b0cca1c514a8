import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { locales } from '#domain/locale.ts';
import { indexablePages } from '#src/finding/sitemap.ts';
import { trailOf } from '#src/finding/trail.ts';
import { pathOf } from '#src/routes.ts';
import { siteFacts } from '#src/site-facts.ts';
import { builtFiles, builtPages, readBuilt } from './built-pages.ts';

const textOf = (path: string): string => readBuilt(path).toString();
const paths = (addresses: readonly string[]): string[] =>
  addresses.map((address) => new URL(address, 'https://site.test').pathname);

const hours = z.strictObject({
  '@type': z.literal('OpeningHoursSpecification'),
  dayOfWeek: z.union([z.string(), z.array(z.string()).min(1)]),
  opens: z.iso.time(),
  closes: z.iso.time(),
  description: z.string().optional(),
});

/** What search engines ask of the things we tell them about. */
const thingSchema = z.discriminatedUnion('@type', [
  z.strictObject({
    '@type': z.literal('Organization'),
    name: z.literal(siteFacts.firm.name),
    legalName: z.string(),
    identifier: z.string(),
    url: z.url(),
    contactPoint: z.strictObject({
      '@type': z.literal('ContactPoint'),
      contactType: z.string(),
      telephone: z.string().regex(/^\+\d+$/),
      email: z.email(),
      availableLanguage: z.array(z.enum(locales)),
      hoursAvailable: z.array(hours).min(1),
    }),
  }),
  z.strictObject({
    '@type': z.literal('BreadcrumbList'),
    itemListElement: z
      .array(
        z.strictObject({
          '@type': z.literal('ListItem'),
          position: z.int().positive(),
          name: z.string().min(1),
          item: z.string(),
        }),
      )
      .min(2),
  }),
]);
const dataSchema = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@graph': z.array(thingSchema).length(1),
});

const dataOf = (html: string) =>
  Array.from(
    html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs),
    ([, json = '']) => dataSchema.parse(JSON.parse(json))['@graph'][0],
  );

const pages = builtPages();
const indexable = new Map(
  indexablePages.map((place) => [pathOf(place.slug, place.locale), place] as const),
);

describe.each(pages)('$path', ({ path, plain }) => {
  const place = indexable.get(path);

  it('tells search engines what it is about, if they may show it', () => {
    const things = dataOf(plain);
    if (place === undefined) return expect(things).toEqual([]);
    const trail = trailOf(place).map(({ slug }) => pathOf(slug, place.locale));
    const [thing] = things;
    if (thing?.['@type'] !== 'BreadcrumbList')
      return expect([things.length, trail]).toEqual([1, []]);
    expect(paths(thing.itemListElement.map(({ item }) => item))).toEqual([...trail, path]);
    expect(thing.itemListElement.map(({ position }) => position)).toEqual(
      thing.itemListElement.map((_, index) => index + 1),
    );
  });

  it('shows the way to it as links', () => {
    const [, crumbs = ''] = /<nav class="breadcrumbs"[^>]*>(.*?)<\/nav>/s.exec(plain) ?? [];
    const links = Array.from(crumbs.matchAll(/href="([^"]+)"/g), ([, href]) => href);
    if (place === undefined) return;
    expect(links).toEqual(trailOf(place).map(({ slug }) => pathOf(slug, place.locale)));
  });

  it('lists what is on it where there is much', () => {
    const main = /<main.*<\/main>/s.exec(plain)?.[0] ?? '';
    const headings = Array.from(main.matchAll(/<h2 id="([^"]+)"/g), ([, id]) => id).filter(
      (id) => id !== 'contents',
    );
    const [, list = ''] = /<nav class="contents"[^>]*>(.*?)<\/nav>/s.exec(main) ?? [];
    const listed = Array.from(list.matchAll(/href="#([^"]+)"/g), ([, id]) => id);
    if (listed.length > 0) expect(listed).toEqual(headings);
    else expect(headings.length).toBeLessThan(5);
  });
});

describe('the questions', () => {
  it.each(locales)('are told to search engines with their answers (%s)', (locale) => {
    const html = pages.find(({ path }) => path === pathOf('questions', locale))?.plain ?? '';
    expect(html).toContain('itemscope itemtype="https://schema.org/FAQPage"');
    const told = Array.from(
      html.matchAll(
        /<section itemscope itemprop="mainEntity" itemtype="https:\/\/schema.org\/Question">\s*<h2 itemprop="name">([^<]+)<\/h2>\s*<div itemscope itemprop="acceptedAnswer" itemtype="https:\/\/schema.org\/Answer">\s*<div itemprop="text">\s*(.+?)<\/div>/gs,
      ),
      ([, name = '', answer = '']) => [name, answer.replace(/<[^>]+>/g, '').trim()],
    );
    expect(told).toHaveLength(html.split('itemprop="mainEntity"').length - 1);
    expect(told.length).toBeGreaterThanOrEqual(20);
    for (const [name, answer] of told) expect([name, answer]).not.toContain('');
  });
});

describe('the files that are looked for', () => {
  const known = builtFiles().includes('/sitemap.xml');

  it('are there', () => {
    expect(builtFiles()).toEqual(
      expect.arrayContaining([
        ...['/robots.txt', '/llms.txt', '/.well-known/security.txt'],
        ...['/favicon.svg', '/favicon.ico', '/apple-touch-icon.png'],
      ]),
    );
    expect(textOf('/.well-known/security.txt')).toMatch(/^Contact: mailto:.*\nExpires: \d{4}-/);
  });

  it('list every page that may be shown', () => {
    const listed = Array.from(textOf('/llms.txt').matchAll(/\]\(([^)]+)\)/g), ([, at = '']) => at);
    expect(paths(listed).sort()).toEqual([...indexable.keys()].sort());
  });

  it('promise a sitemap only if there is one: it needs the address of the site', () => {
    expect(textOf('/robots.txt').includes('Sitemap:')).toBe(known);
    if (!known) return;
    const listed = Array.from(
      textOf('/sitemap.xml').matchAll(/<loc>([^<]+)/g),
      ([, at = '']) => at,
    );
    expect(paths(listed).sort()).toEqual([...indexable.keys()].sort());
  });
});
