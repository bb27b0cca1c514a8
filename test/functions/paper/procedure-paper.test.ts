import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { procedurePaper } from '#functions/paper/procedure-paper.ts';
import { siteFacts } from '#src/site-facts.ts';

const updated = Temporal.PlainDate.from('2026-11-25');

const paperOf = (content: string, siteUrl?: string) =>
  procedurePaper(
    { locale: 'sv', siteFacts, colour: '#0b5f5c' },
    { html: `<body><main><h1>Rutin</h1>${content}</main></body>`, updated, siteUrl },
  );

/** What follows the heading and the line with the date. */
const blocksOf = (content: string, siteUrl?: string) => paperOf(content, siteUrl).blocks.slice(2);

describe('the procedure on paper', () => {
  it('has the page’s heading and says when the text was changed', () => {
    const paper = paperOf('<p>Text.</p>');
    expect(paper.title).toBe('Rutin');
    expect(paper.writtenAt).toBe(Date.UTC(2026, 10, 25));
    expect(paper.blocks.slice(0, 2)).toEqual([
      { kind: 'heading', level: 1, text: 'Rutin' },
      {
        kind: 'paragraph',
        runs: [{ text: 'Texten ändrades senast 25 november 2026.' }],
        soft: true,
      },
    ]);
  });

  it('keeps headings, styles, lists and tables, and reads what HTML writes in its own way', () => {
    expect(
      blocksOf('<h2 id="x">Vad &amp; hur?</h2>\n<p><strong>Fritt</strong>\n &#x3C;text&gt; </p>'),
    ).toEqual([
      { kind: 'heading', level: 2, text: 'Vad & hur?' },
      { kind: 'paragraph', runs: [{ text: 'Fritt', bold: true }, { text: ' <text>' }] },
    ]);
    expect(
      blocksOf('<ol><li class="step"><h3>Ett</h3><p>a</p></li></ol><ul>\n<li>b</li>\n</ul>'),
    ).toEqual([
      {
        kind: 'list',
        ordered: true,
        items: [
          [
            { kind: 'heading', level: 3, text: 'Ett' },
            { kind: 'paragraph', runs: [{ text: 'a' }] },
          ],
        ],
      },
      { kind: 'list', ordered: false, items: [[{ kind: 'paragraph', runs: [{ text: 'b' }] }]] },
    ]);
    const table =
      '<table><thead><tr><th>Vad</th></tr></thead><tbody><tr><td>Svar</td></tr></tbody></table>';
    expect(blocksOf(table)).toEqual([
      { kind: 'table', head: ['Vad'], rows: [[[{ text: 'Svar' }]]] },
    ]);
    expect(blocksOf('<div class="callout"><p>Obs</p></div>')).toEqual([
      { kind: 'panel', blocks: [{ kind: 'paragraph', runs: [{ text: 'Obs' }] }] },
    ]);
  });

  it('leads out of the paper only where it is known how', () => {
    const text = '<p>Läs <a href="/arn/">mer</a> eller <a href="https://lag.test/1">lagen</a>.</p>';
    expect(blocksOf(text, 'https://hjalp.example.test')).toEqual([
      {
        kind: 'paragraph',
        runs: [
          { text: 'Läs ' },
          { text: 'mer', href: 'https://hjalp.example.test/arn/' },
          { text: ' eller ' },
          { text: 'lagen', href: 'https://lag.test/1' },
          { text: '.' },
        ],
      },
    ]);
    expect(JSON.stringify(blocksOf(text))).not.toContain('/arn/');
    expect(JSON.stringify(blocksOf(text))).toContain('https://lag.test/1');
  });

  it('leaves out what is for the screen: ways around, and the way to the paper itself', () => {
    const own =
      '<p>Vill du spara? <a href="/klagomal/klagomalsrutin.pdf">Hämta (PDF<!--size:x-->)</a>.</p>';
    const other =
      '<p><a href="/klagomal/klagomalsblankett.pdf">Blankett (PDF<!--size:x-->)</a></p>';
    const screen = '<nav>A</nav><p class="page-dates">B</p><!-- C -->';
    expect(blocksOf(own + screen + other)).toEqual([
      { kind: 'paragraph', runs: [{ text: 'Blankett (PDF)' }] },
    ]);
  });

  it('stops the build for what it cannot show, rather than leaving it out', () => {
    expect(() => paperOf('<figure>x</figure>')).toThrow(/<figure>/);
    expect(() => paperOf('').blocks).not.toThrow();
  });
});
