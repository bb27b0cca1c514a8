import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonalNumbers } from '#domain/personal-number.ts';

// Numbers that Skatteverket has set aside for tests, or whose check digit was counted for this file.
const masked = '[personnummer borttaget]';

/** Nine digits with their check digit, counted in another way than the masking does. */
const withCheckDigit = (nine: string): string => {
  const doubled = Array.from(nine, (digit, index) => String(Number(digit) * (index % 2 ? 1 : 2)));
  const sum = Array.from(doubled.join(''), Number).reduce((a, b) => a + b, 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
};

describe('a personal number', () => {
  it.each([
    '19811218-9876',
    '198112189876',
    '19811218 9876',
    '1981-12-18-9876',
    '1981-12-18 9876',
    '811218-9876',
    '8112189876',
    '811218 9876',
    '811218+9876',
    '811218–9876',
    '811218 - 9876',
    '81-12-18-9876',
  ])('is masked as %s', (number) => {
    expect(maskPersonalNumbers(number)).toBe(masked);
    expect(maskPersonalNumbers(`Jag (${number}), och min bror.`)).toBe(
      `Jag (${masked}), och min bror.`,
    );
  });

  it('is masked as often as it stands there', () => {
    expect(maskPersonalNumbers('811218-9876,811218-9876\n8112189876')).toBe(
      `${masked},${masked}\n${masked}`,
    );
  });

  it('of any living person is masked, as is any coordination number', () => {
    const birthDate = fc.record({
      year: fc.integer({ min: 0, max: 99 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      coordination: fc.boolean(),
      tail: fc.integer({ min: 0, max: 999 }),
    });
    fc.assert(
      fc.property(birthDate, ({ year, month, day, coordination, tail }) => {
        const two = (n: number) => String(n).padStart(2, '0');
        const date = two(year) + two(month) + two(coordination ? day + 60 : day);
        const ten = withCheckDigit(date + String(tail).padStart(3, '0'));
        const dashed = `${ten.slice(0, 6)}-${ten.slice(6)}`;
        expect(maskPersonalNumbers(`nr ${dashed}.`)).toBe(`nr ${masked}.`);
        expect(maskPersonalNumbers(`nr 19${ten}.`)).toBe(
          `nr 19${ten}.`.replace(`19${ten}`, masked),
        );
      }),
    );
  });

  it.each([
    ['the last day of February in a leap year', '000229', true],
    ['a day that February has in no year', '010230', false],
    ['a leap day that no century has', '990229', false],
    ['day 0', '810100', false],
    ['day 1', '810101', true],
    ['day 31', '810131', true],
    ['day 32', '810132', false],
    ['coordination day 60', '810160', false],
    ['coordination day 61', '810161', true],
    ['coordination day 91', '810191', true],
    ['coordination day 92', '810192', false],
    ['month 0', '810001', false],
    ['month 12', '811201', true],
    ['month 13', '811301', false],
  ])('may have %s: %s is %s', (_, date, is) => {
    const number = withCheckDigit(`${date}123`).replace(/^.{6}/, '$&-');
    expect(maskPersonalNumbers(number)).toBe(is ? masked : number);
  });

  it('of 12 digits has the leap days of its own century', () => {
    const number = withCheckDigit('000229123');
    expect(maskPersonalNumbers(`20${number}`)).toBe(masked);
    expect(maskPersonalNumbers(`19${number}`)).toBe(`19${number}`);
  });

  it('has a right check digit', () => {
    for (const digit of '012345789') {
      const number = `811218-987${digit}`;
      expect(maskPersonalNumbers(number)).toBe(number);
    }
  });

  it('that looks like a telephone number is masked where the text says what it is', () => {
    const number = withCheckDigit('070101239');
    expect(maskPersonalNumbers(`ring ${number}`)).toBe(`ring ${number}`);
    expect(maskPersonalNumbers(`Personnummer: ${number}`)).toBe(`Personnummer: ${masked}`);
    expect(maskPersonalNumbers(`pnr${number}`)).toBe(`pnr${masked}`);
    expect(maskPersonalNumbers(`my personal identity number is ${number}`)).toBe(
      `my personal identity number is ${masked}`,
    );
  });
});

describe('what is no personal number', () => {
  it.each([
    ['the firm’s telephone number', '010-483 58 80'],
    ['a telephone number in one', '0104835880'],
    ['a mobile number', '070-123 45 67'],
    ['an international number', '+46701234567'],
    ['a number behind a plus sign', '+8112189876'],
    ['an organisation number', '559434-0456'],
    ['an organisation number with its prefix', '165594340456'],
    ['an amount', '1 981 121 898,76 kr'],
    ['a longer number', '98112189876'],
    ['a longer number still', '1198112189876'],
    ['a number with digits after it', '811218-98761'],
    ['a reference with a letter before it', 'K8112189876'],
    ['a date and a time', '2026-11-22 10.30'],
    ['a date', '2026-11-22'],
    ['an IBAN', 'SE45 5000 0000 0583 9825 7466'],
  ])('stays: %s', (_, text) => {
    expect(maskPersonalNumbers(text)).toBe(text);
  });

  it('stays whole around what is masked', () => {
    expect(maskPersonalNumbers('$& 811218-9876 $1', '$&')).toBe('$& $& $1');
  });

  it('is any text without ten digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const few = text.replace(/\p{N}/gu, '');
        expect(maskPersonalNumbers(few)).toBe(few);
      }),
    );
  });
});
