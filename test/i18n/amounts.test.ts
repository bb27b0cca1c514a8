import { describe, expect, it } from 'vitest';
import { formatSek } from '#i18n/amounts.ts';

describe('amounts', () => {
  it.each([
    [0, '0\u00a0kronor', 'SEK\u00a00'],
    [150, '150\u00a0kronor', 'SEK\u00a0150'],
    [999, '999\u00a0kronor', 'SEK\u00a0999'],
    [3000, '3\u00a0000\u00a0kronor', 'SEK\u00a03,000'],
    [1234567, '1\u00a0234\u00a0567\u00a0kronor', 'SEK\u00a01,234,567'],
  ])('%d kronor', (kronor, swedish, english) => {
    expect(formatSek(kronor, 'sv')).toBe(swedish);
    expect(formatSek(kronor, 'en')).toBe(english);
  });
});
