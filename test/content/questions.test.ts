import { describe, expect, it } from 'vitest';
import { locales } from '#domain/locale.ts';
import { sentencesOf } from './lix.ts';
import { pageSources } from './page-source.ts';

const questionsIn = (locale: string) => {
  const page = pageSources.find((each) => each.locale === locale && each.slug === 'questions');
  return Array.from(
    (page?.body ?? '').matchAll(/<Question title="([^"]+)">(.*?)<\/Question>/gs),
    ([, title = '', answer = '']) => ({ title, answer }),
  );
};

describe.each(locales)('the questions (%s)', (locale) => {
  const questions = questionsIn(locale);
  const titles = questions.map(({ title }) => title);

  it('are many, each once, each begun with the word that people look for', () => {
    expect(titles.length).toBeGreaterThanOrEqual(20);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) expect(title).toMatch(/^\p{Lu}[\p{L} ]+: .+\?$/u);
  });

  it('stand in alphabetical order', () => {
    const { compare } = new Intl.Collator(locale);
    expect(titles).toEqual(titles.toSorted(compare));
  });

  it('are answered in one or two sentences, with a link', () => {
    for (const { title, answer } of questions) {
      expect(answer, title).toMatch(/<PageLink /);
      expect(sentencesOf(answer).length, title).toBeLessThanOrEqual(2);
    }
  });
});
