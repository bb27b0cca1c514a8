import { expectTypeOf, test } from 'vitest';
import type { Translation } from '#i18n/translation.ts';

type Words = Translation<{
  title: 'Klagomål';
  days: readonly ['lördag', 'söndag'];
  parts: { by: (words: { date: string }) => string };
}>;
const by = ({ date }: { date: string }): string => `Senest ${date}`;
const days = ['lørdag', 'søndag'] as const;

// These are checked by `npm test -- types`, where a dictionary with a fault stops the build too.
test('a dictionary is taken if it has every word', () => {
  expectTypeOf({ title: 'Klage', days, parts: { by } }).toExtend<Words>();
});

test('a missing word, day or member is refused, and so is a message with other arguments', () => {
  expectTypeOf({ title: 'Klage', days }).not.toExtend<Words>();
  expectTypeOf({ title: 'Klage', days, parts: {} }).not.toExtend<Words>();
  expectTypeOf({ title: 'Klage', days: ['lørdag'] as const, parts: { by } }).not.toExtend<Words>();
  const other = ({ day }: { day: string }): string => day;
  expectTypeOf({ title: 'Klage', days, parts: { by: other } }).not.toExtend<Words>();
});
