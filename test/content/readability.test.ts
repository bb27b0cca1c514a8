import { describe, expect, it } from 'vitest';
import { lix, sentencesOf } from './lix.ts';
import { pageSources } from './page-source.ts';

describe('LIX', () => {
  it('adds words per sentence to the percentage of long words', () => {
    expect(lix(['Du kan ringa oss.', 'Telefonen är öppen nu.'])).toBeCloseTo(4 + 12.5);
  });

  it('is zero without words', () => {
    expect(lix([])).toBe(0);
  });
});

describe('the sentences of a page', () => {
  it('leaves out headings, marks and components, and counts a fact as a word', () => {
    const body = [
      '## Rubrik',
      '<Step title="Skriv">',
      'Ring **oss**. Det kostar <Fact name="a.b" /> och går [fort](/x).',
      '- en sak\n- en sak till.',
      '</Step>',
    ].join('\n\n');
    expect(sentencesOf(body)).toEqual([
      'Ring oss.',
      'Det kostar ord och går fort.',
      'en sak',
      'en sak till.',
    ]);
  });

  it('does not end a sentence at an abbreviation', () => {
    expect(sentencesOf('Se 5 kap. 58 § i lagen, t.ex. här.')).toHaveLength(1);
  });
});

const texts = pageSources
  .map(({ locale, slug, body }) => [`${locale}/${slug}`, sentencesOf(body)] as const)
  .filter(([, sentences]) => sentences.length > 0);

describe('plain language', () => {
  it.each(texts)('%s has a LIX under 40', (_, sentences) => {
    expect(lix(sentences)).toBeLessThan(40);
  });

  it.each(texts)('%s has no sentence of more than 25 words', (_, sentences) => {
    expect(sentences.filter((sentence) => sentence.split(' ').length > 25)).toEqual([]);
  });
});

describe('the summary at the top of how to complain', () => {
  const summaries = pageSources
    .filter(({ slug }) => slug === 'complaints')
    .map(({ locale, body }) => {
      const [before = ''] = body.split('<Callout');
      const [, summary = ''] = /<Callout title="[^"]*">(.*?)<\/Callout>/s.exec(body) ?? [];
      return [locale, before, sentencesOf(summary)] as const;
    });

  it.each(summaries)(
    'stands before all else and is very easy to read (%s)',
    (_, before, summary) => {
      expect(sentencesOf(before).length).toBeLessThanOrEqual(3);
      expect(summary.length).toBeGreaterThan(5);
      expect(lix(summary)).toBeLessThan(25);
      expect(summary.filter((sentence) => sentence.split(' ').length > 12)).toEqual([]);
    },
  );
});
