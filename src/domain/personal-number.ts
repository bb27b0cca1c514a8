import { Temporal } from 'temporal-polyfill';

/**
 * Masks Swedish personal identity numbers and coordination numbers (folkbokföringslag 1991:481, 18 and
 * 18 a §§) in a text for an e-mail: 10 or 12 digits with a dash, a plus sign, a space or nothing before
 * the last four, with a date that exists (a coordination number's day is 60 more) and a right check
 * digit. Other numbers stay: organisation numbers have no month, and ten digits in a row that begin
 * with 0 are taken for a telephone number unless the words before them say what they are.
 *
 * @example
 * maskPersonalNumbers('Jag är 19811218-9876.') // 'Jag är [personnummer borttaget].'
 */
export const maskPersonalNumbers = (text: string, mask = '[personnummer borttaget]'): string =>
  text.replace(candidate, (whole: string, ...groups: (string | undefined)[]) => {
    const [cue = '', century = '', year = '', , month = '', day = '', separator = '', last = ''] =
      groups;
    const maybePhone = cue === '' && century === '' && separator === '' && year.startsWith('0');
    const isOne =
      !maybePhone &&
      isBirthDate(century, year, month, day) &&
      hasCheckDigit(year + month + day + last);
    return isOne ? cue + mask : whole;
  });

const cue = '(?:person|samordnings)(?:nummer|nr)|pnr|personal (?:identity )?(?:number|no)';
const date = String.raw`(19|20)?(\d\d)(-?)(\d\d)\4(\d\d)`;
const separator = String.raw` ?[-+\u2010-\u2015\u2212] ?|[ \u00A0]|`;

/** What may be a number: alone, or after the words that announce it. */
const candidate = new RegExp(
  String.raw`(?:((?:${cue})\P{N}{0,12})|(?<![\p{L}\p{N}+]))${date}(${separator})(\d{4})(?!\p{N})`,
  'giu',
);

const isBirthDate = (century: string, year: string, month: string, day: string): boolean => {
  const centuries = century === '' ? ['19', '20'] : [century];
  const dayOfMonth = Number(day) > 60 ? Number(day) - 60 : Number(day);
  return centuries.some((hundreds) => isDate(Number(hundreds + year), Number(month), dayOfMonth));
};

const isDate = (year: number, month: number, day: number): boolean =>
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;

/** The check digit of ten digits: every second one doubled, their digits summed (ISO/IEC 7812-1 B). */
const hasCheckDigit = (tenDigits: string): boolean => {
  let sum = 0;
  for (const [index, digit] of [...tenDigits].entries()) {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
};
