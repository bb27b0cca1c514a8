import { afterEach, expect, it } from 'vitest';
import { installedFonts } from '#functions/adapters/installed-fonts.ts';
import { pdfkitPress } from '#functions/adapters/pdfkit-press.ts';
import { workerPress } from '#functions/adapters/worker-press.ts';
import { PressBusyError, type PaperDocument } from '#functions/ports/paper.ts';

const paper = (title: string, paragraphs = 1): PaperDocument => ({
  locale: 'sv',
  title,
  subject: 'Ett prov',
  firm: { name: 'Provbolaget', colour: '#0b5f5c' },
  foot: { text: 'Provbolaget AB', page: '{page} ({pages})' },
  aboutCodes: 'Tecken utan typsnitt',
  writtenAt: Date.UTC(2026, 10, 24),
  blocks: Array.from({ length: paragraphs }, () => ({
    kind: 'paragraph',
    runs: [{ text: 'Räntan drogs två gånger. '.repeat(20) }],
  })),
});

const presses: ReturnType<typeof workerPress>[] = [];
const thread = new URL('../../../functions/entry/press-thread.ts', import.meta.url);
const press = (limits: Parameters<typeof workerPress>[1] = {}) => {
  const made = workerPress(thread, limits);
  presses.push(made);
  return made;
};
afterEach(() => Promise.all(presses.splice(0).map(({ close }) => close())));

const outcome = (print: Promise<unknown>): Promise<string> =>
  print.then(
    () => 'printed',
    (error: unknown) => (error instanceof Error ? error.name : 'thrown'),
  );

it('prints the same bytes as the press in its thread, one paper after another', async () => {
  const plain = pdfkitPress({ readFont: installedFonts });
  const { print } = press();
  for (const title of ['Ett', 'Två'])
    expect(Buffer.from(await print(paper(title))).equals(await plain.print(paper(title)))).toBe(
      true,
    );
});

it('leaves the event loop to others while papers are printed', async () => {
  const { print } = press();
  let printed = 0;
  let turns = 0;
  const all = Promise.all(
    Array.from({ length: 20 }, async (_, at) => {
      await print(paper(`Nr ${at}`, 20));
      printed++;
    }),
  );
  while (printed < 20) {
    turns++;
    await new Promise(setImmediate);
  }
  await all;
  // In the same thread it is not ten turns in all.
  expect(turns).toBeGreaterThan(2_000);
});

it('takes no more than may wait, and goes on afterwards', async () => {
  const { print } = press({ waiting: 2 });
  const outcomes = await Promise.all(
    ['first', 'second', 'third', 'fourth'].map((title) => outcome(print(paper(title)))),
  );
  expect(outcomes).toEqual(['printed', 'printed', 'printed', new PressBusyError().name]);
  expect(await outcome(print(paper('later')))).toBe('printed');
});

it('ends a paper that takes too long, and prints the next', async () => {
  const { print } = press({ printMs: 1 });
  expect(await outcome(print(paper('long', 2_000)))).toBe('TimeoutError');
  const { print: patient } = press();
  expect(await outcome(patient(paper('short')))).toBe('printed');
});

it('starts a new thread after one has been idle, or has been closed', async () => {
  const { print, close } = press({ idleMs: 1 });
  expect(await outcome(print(paper('one')))).toBe('printed');
  await new Promise((resolve) => setImmediate(resolve));
  expect(await outcome(print(paper('two')))).toBe('printed');
  await close();
  expect(await outcome(print(paper('three')))).toBe('printed');
});

it('says by name what went wrong with a paper, and prints the next', async () => {
  const { print } = press();
  const broken = { ...paper('broken'), writtenAt: NaN };
  expect(await outcome(print(broken))).toBe('RangeError');
  expect(await outcome(print(paper('whole')))).toBe('printed');
});
