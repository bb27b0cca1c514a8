import { describe, expect, it } from 'vitest';
import { readBuiltSite } from '#functions/adapters/built-site.ts';
import { testBesked } from '#test/functions/http/besked.ts';
import { siteFacts } from '#src/site-facts.ts';
import { builtFiles, builtPages } from './built-pages.ts';

/** What a page says of itself where it is shared, by property. */
const tagsOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

/** The path of an address, which is whole once it is known where the site stands. */
const pathOf = (address = ''): string => new URL(address, 'https://site.test').pathname;

const isFindable = (html: string): boolean => !html.includes('content="noindex"');
const pages = builtPages();
const findable = pages.filter(({ plain }) => isFindable(plain));

describe.each(findable)('$path', ({ path, plain }) => {
  const tags = tagsOf(plain);

  it('says whose it is, what it is called and where it stands', () => {
    const [, title = ''] = /<title>(.*) – [^<]*<\/title>/.exec(plain) ?? [];
    expect(tags['og:title']).toBe(title);
    expect(tags['og:site_name']).toBe(siteFacts.firm.name);
    expect(pathOf(tags['og:url'])).toBe(path);
    expect(plain).toContain(`<html lang="${tags['og:locale'] ?? ''}"`);
    expect(tags['twitter:card']).toBe('summary_large_image');
  });

  it('has a picture with a description, of the size it says, that can be kept for ever', async () => {
    expect(tags['og:image:alt']).toContain(tags['og:title']);
    const { app } = await testBesked({ files: readBuiltSite('.build').files });
    const answer = await app.request(pathOf(tags['og:image']));
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const view = new DataView(await answer.arrayBuffer());
    expect(String(view.getUint32(16))).toBe(tags['og:image:width']);
    expect(String(view.getUint32(20))).toBe(tags['og:image:height']);
  });
});

it('no page for one person only tells other sites of itself', () => {
  for (const { path, full } of pages.filter(({ plain }) => !isFindable(plain)))
    expect(tagsOf(full), path).toEqual({});
});

it('paints no picture that no page shows', () => {
  const shown = new Set(findable.map(({ plain }) => pathOf(tagsOf(plain)['og:image'])));
  const painted = builtFiles().filter((path) => path.startsWith('/social/'));
  expect(painted.filter((path) => !shown.has(path))).toEqual([]);
  expect(painted.length).toBe(shown.size);
});
