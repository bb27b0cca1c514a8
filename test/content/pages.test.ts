import { describe, expect, it } from 'vitest';
import { locales, type Locale } from '#domain/locale.ts';
import { messages } from '#i18n/messages.ts';
import { siteFacts } from '#src/site-facts.ts';
import { componentsOf, headingLevels, pageSources, type PageSource } from './page-source.ts';

/** The value at a dotted path of `content/site.json`. */
const factAt = (path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([name]) => name === key)?.[1];
  }, siteFacts);

const monthsOf = (locale: Locale): string => messages[locale].dates.months.join('|');

const twinOf = (page: PageSource): PageSource | undefined =>
  pageSources.find(({ locale, slug }) => slug === page.slug && locale !== page.locale);

/** Attributes that hold words, or are made of words. */
const translated = new Set(['title', 'hash', 'id']);

/** The components of a page that both languages must have, in no order: word order differs. */
const sharedComponents = ({ body }: PageSource): string[] =>
  componentsOf(body)
    .map(({ name, attributes }) =>
      JSON.stringify([name, ...Object.entries(attributes).filter(([key]) => !translated.has(key))]),
    )
    .sort();

const externalLinks = ({ body }: PageSource): string[] =>
  [...body.matchAll(/\]\((https?:[^)]+)\)/g)].map(([, url = '']) => url).sort();

const countOf = (page: PageSource, pattern: RegExp): number =>
  page.body.match(pattern)?.length ?? 0;

describe.each(pageSources.map((page) => [`${page.locale}/${page.slug}`, page] as const))(
  '%s',
  (_, page) => {
    it('keeps to the MDX that editors can use without programming', () => {
      expect(page.body).not.toMatch(/^\s*(import|export)\b/m);
      expect(page.body).not.toMatch(/[{}]/);
      expect(page.body).not.toMatch(/<[a-z!]/);
      expect(page.body).not.toMatch(/^\|[ |-]*:/m);
      expect(page.body).not.toMatch(/^# /m);
    });

    it('repeats no fact of site.json', () => {
      const prose = page.body.replace(/\]\([^)]*\)/g, ']');
      expect(prose).not.toContain('@');
      expect(prose).not.toMatch(/(\+|00)\d{2}[\d -]{6,}|\b0\d{1,3}[- ]\d{2,}/);
      expect(prose).not.toMatch(/\b\d{6}-?\d{4}\b|\b\d{3} ?\d{2} [A-ZÅÄÖ]/);
      expect(prose).not.toMatch(/(\d[\d  .,]*(kr\b|kronor|SEK)|SEK ?\d)/);
      expect(prose).not.toMatch(/\b150\b|3[ ,.]?000|29[ ,.]?600/);
      for (const name of [
        siteFacts.firm.name,
        siteFacts.firm.legalName,
        siteFacts.complaintsOfficer.name,
      ])
        expect(prose).not.toContain(name);
    });

    it('names only facts that exist', () => {
      const facts = componentsOf(page.body).filter(({ name }) => name === 'Fact');
      for (const { attributes } of facts)
        expect(factAt(attributes['name'] ?? ''), attributes['name']).toBeDefined();
    });

    it('leads nobody to the closed ODR platform, nor to a rule that is not in the law', () => {
      expect(page.body).not.toMatch(/\bODR\b|consumers\/odr|tvistlösning online|online dispute/i);
      expect(page.body).not.toMatch(/kundombudsman|customer ombudsman|två månader|two months/i);
    });

    it('has a description that search engines show whole', () => {
      const [, description = ''] = /^description: (.*)$/m.exec(page.frontMatter) ?? [];
      expect(description).not.toBe('');
      expect(description.length).toBeLessThanOrEqual(160);
    });

    it('writes days and times in words, in the formats of the dictionaries', () => {
      const prose = page.body.replace(/\]\([^)]*\)/g, ']').replace(/<[^>]*>/g, '');
      expect(prose).not.toMatch(/\b\d{1,2}:\d{2}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\/\d{1,2}\b/);
      expect(prose).not.toMatch(
        new RegExp(`\\b\\d{1,2} (${monthsOf(page.locale)})\\b(?! \\d{4})`, 'i'),
      );
    });

    it('says by which role it was checked', () => {
      expect(page.frontMatter).toMatch(/^checkedBy: \S/m);
      expect(page.frontMatter).not.toContain(siteFacts.complaintsOfficer.name);
    });

    it('says when it was last checked, and when the law was if it cites any', () => {
      expect(page.frontMatter).toMatch(/^updated: \d{4}-\d{2}-\d{2}$/m);
      expect(page.frontMatter).toMatch(/^checked: \d{4}-\d{2}-\d{2}$/m);
      if (/§|\bartikel \d|\bArticles? \d|\bsections? \d/.test(page.body))
        expect(page.frontMatter).toMatch(/^lawChecked: /m);
    });

    it('says the same in both languages, as far as its shape tells', () => {
      const twin = twinOf(page);
      if (twin === undefined) throw new Error('it has no twin');
      expect(headingLevels(twin.body)).toEqual(headingLevels(page.body));
      expect(sharedComponents(twin)).toEqual(sharedComponents(page));
      expect(externalLinks(twin)).toEqual(externalLinks(page));
      for (const mark of [/^- /gm, /^\|/gm, /\*\*/g])
        expect(countOf(twin, mark)).toBe(countOf(page, mark));
      expect(twin.frontMatter.match(/^ {2}- /gm)).toEqual(page.frontMatter.match(/^ {2}- /gm));
    });
  },
);

it('reads pages in every language', () => {
  for (const locale of locales)
    expect(pageSources.filter((page) => page.locale === locale).length).toBeGreaterThan(0);
});
