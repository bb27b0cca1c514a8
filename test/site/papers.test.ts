import { describe, expect, it } from 'vitest';
import { readBuiltSite } from '#functions/adapters/built-site.ts';
import { mainOf, textOf, type HtmlNode } from '#functions/paper/html-tree.ts';
import { locales } from '#domain/locale.ts';
import { paperNames, paperPath } from '#i18n/papers.ts';
import { formatFileSize } from '#i18n/file-size.ts';
import { pathOf } from '#i18n/routes.ts';
import { readPdf } from '#test/functions/paper/read-pdf.ts';
import { testBesked } from '#test/functions/http/besked.ts';
import { builtPages, readBuilt } from './built-pages.ts';

const pages = builtPages();
const dense = (text: string): string => text.replace(/[\s\u00AD]+/g, '');

const paragraphsOf = (node: HtmlNode): HtmlNode[] =>
  node.name === 'p' && node.attributes['class'] !== 'page-dates'
    ? [node]
    : node.children.flatMap(paragraphsOf);

describe.each(locales)('the papers in %s', (locale) => {
  const paths = paperNames.map((paper) => paperPath(paper, locale));

  it.each(paths)('are there, tagged and in their language: %s', async (path) => {
    const pdf = await readPdf(readBuilt(path));
    expect(pdf).toMatchObject({ language: locale, marked: true });
    expect(pdf.roles).toContain('H1');
    expect(pdf.title).not.toBe('');
  });

  it('are linked from the pages on complaints with the size that they have', () => {
    for (const path of paths) {
      const size = formatFileSize(readBuilt(path).length, locale);
      for (const slug of ['complaints', 'procedure'] as const) {
        const page = pages.find((each) => each.path === pathOf(slug, locale));
        expect(page?.plain).toMatch(
          new RegExp(`<a href="${path}" type="application/pdf">[^<]+ \\(PDF, ${size}\\)</a>`),
        );
      }
    }
  });

  it('say everything that the page of the procedure says', async () => {
    const page = pages.find((each) => each.path === pathOf('procedure', locale));
    const { text, fields } = await readPdf(readBuilt(paperPath('procedure', locale)));
    const own = paperPath('procedure', locale);
    for (const paragraph of paragraphsOf(mainOf(page?.plain ?? '')))
      if (!JSON.stringify(paragraph).includes(own))
        expect(dense(text)).toContain(dense(textOf(paragraph).replace(/, \d+ kB\)/, ')')));
    expect(fields).toEqual([]);
  });

  it.each(paths)('open in the browser, under the headers of every answer: %s', async (path) => {
    const { app } = await testBesked({ files: readBuiltSite('.build').files });
    const answer = await app.request(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(readBuilt(path)));
  });
});

it('leaves no mark of a size on any page', () => {
  for (const { path, full } of pages) expect(full, path).not.toContain('<!--size:');
});
