import { describe, expect, it } from 'vitest';
import { receiptPaper } from '#functions/paper/receipt-paper.ts';
import { siteFacts } from '#src/site-facts.ts';

const goesOn = 'Texten är längre än så här. Hela finns i den bifogade textfilen.';

/** A receipt with these texts: what is printed of them, and what lies in it. */
const receiptOf = (...texts: string[]) => {
  const { blocks, files } = receiptPaper(
    { locale: 'sv', siteFacts, colour: '#0b5f5c' },
    { kind: 'complaint', receivedAt: 0 },
    {
      reference: '234-567-895',
      receivedAt: 'i dag',
      acknowledgeBy: 'i morgon',
      receiptEmail: undefined,
      arrivedFiles: [],
      refusedFiles: [],
      sentFields: texts.map((value, index) => ({ label: `Fråga ${index}`, value })),
    },
  );
  const pairs = blocks.flatMap((block) => (block.kind === 'pairs' ? block.pairs : []));
  return {
    printed: pairs.filter(({ label }) => label.startsWith('Fråga')).map(({ text }) => text),
    note: JSON.stringify(blocks).includes(goesOn),
    file: new TextDecoder().decode(files?.[0]?.bytes),
  };
};

describe('a receipt on paper', () => {
  it('prints 100,000 characters whole', () => {
    const texts = ['a'.repeat(60_000), 'b'.repeat(40_000)];
    expect(receiptOf(...texts)).toMatchObject({ printed: texts, note: false });
  });

  it('prints no more, says so, and has the rest in its text file', () => {
    const texts = ['a'.repeat(60_000), 'b'.repeat(40_001), 'slut'];
    const { printed, note, file } = receiptOf(...texts);
    expect(printed).toEqual([texts[0], 'b'.repeat(40_000)]);
    expect(note).toBe(true);
    for (const text of texts) expect(file).toContain(text);
  });

  it('parts no letter where it stops', () => {
    const { printed, file } = receiptOf(`${'a'.repeat(99_999)}🦄`);
    expect(printed[0]?.isWellFormed()).toBe(true);
    expect(file).toContain('🦄');
  });
});
