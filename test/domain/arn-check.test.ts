import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { checkArn, lastDayFor, type ArnAnswers } from '#domain/arn-check.ts';

const limits = { limitsSek: { bank: 3000, other: 750 }, withinYears: 1 };
const today = Temporal.PlainDate.from('2026-11-24');

const answered: ArnAnswers = {
  client: 'consumer',
  court: 'no',
  answer: 'refused',
  complainedOn: '2026-03-01',
  amount: '5000',
  country: 'sweden',
};
const check = (changed: ArnAnswers, on = today) =>
  checkArn({ ...answered, ...changed }, limits, on);

describe('what to do', () => {
  it.each<[ArnAnswers, string, string[]]>([
    [{}, 'apply', []],
    [{ client: 'business' }, 'court', []],
    [{ court: 'yes' }, 'in-court', []],
    [{ answer: 'not-complained' }, 'complain', []],
    [{ answer: 'waiting' }, 'wait', []],
    [{ answer: 'none' }, 'ask', ['no-answer']],
    [{ amount: '' }, 'ask', ['amount-unknown']],
    [{ amount: '2999' }, 'ask', ['amount-between']],
    [{ amount: '750', answer: 'none' }, 'ask', ['no-answer', 'amount-between']],
    [{ amount: '749' }, 'low', []],
    [{ complainedOn: '2025-11-23' }, 'late', []],
    [{ complainedOn: '2025-11-23', amount: '1' }, 'late', []],
    [{ country: 'eu' }, 'apply', ['eu']],
    [{ country: 'other', answer: 'none' }, 'ask', ['no-answer', 'abroad']],
    [{ country: 'eu', court: 'yes' }, 'in-court', ['eu']],
  ])('%j: %s', (changed, verdict, notes) => {
    expect(check(changed)).toMatchObject({ kind: 'assessed', verdict, notes });
  });

  it('asks a firm nothing more', () => {
    expect(checkArn({ client: 'business' }, limits, today)).toMatchObject({ verdict: 'court' });
  });

  it('asks for no date of who is in court or has not complained', () => {
    const rest = { ...answered, complainedOn: '', amount: '' };
    expect(checkArn({ ...rest, court: 'yes' }, limits, today).kind).toBe('assessed');
    expect(checkArn({ ...rest, answer: 'not-complained' }, limits, today).kind).toBe('assessed');
    expect(checkArn(rest, limits, today)).toEqual({
      kind: 'invalid',
      issues: [{ field: 'complainedOn', code: 'complainedOn.required' }],
    });
  });
});

describe('the last day', () => {
  it.each([
    ['2025-11-24', '2026-11-24'],
    ['2024-02-28', '2025-02-28'],
    ['2024-02-29', '2025-02-28'],
    ['2023-03-01', '2024-03-01'],
    ['2023-02-28', '2024-02-28'],
    ['2025-12-31', '2026-12-31'],
  ])('of a complaint on %s is %s', (complained, last) => {
    expect(lastDayFor(Temporal.PlainDate.from(complained), 1).toString()).toBe(last);
  });

  it.each([
    ['2025-11-24', '2026-11-24', 'apply'],
    ['2025-11-24', '2026-11-25', 'late'],
    ['2024-02-29', '2025-02-28', 'apply'],
    ['2024-02-29', '2025-03-01', 'late'],
  ])('a complaint on %s, on %s: %s', (complainedOn, on, verdict) => {
    expect(check({ complainedOn }, Temporal.PlainDate.from(on))).toMatchObject({ verdict });
  });

  it('may be asked for on the day of the complaint, not before', () => {
    expect(check({ complainedOn: '2026-11-24' })).toMatchObject({ verdict: 'apply' });
    expect(check({ complainedOn: '2026-11-25' })).toMatchObject({
      issues: [{ field: 'complainedOn', code: 'complainedOn.future' }],
    });
  });
});

describe('what is typed', () => {
  it.each([
    '3000',
    '3 000',
    '3 000 kr',
    '3.000',
    '3,000',
    'SEK 3,000',
    '3000:-',
    '3000,50',
    ' 3000 ',
  ])('reads the amount %j', (amount) => {
    expect(check({ amount })).toMatchObject({ verdict: 'apply' });
  });

  it('leaves öre out: a limit is not met by rounding', () => {
    expect(check({ amount: '2999,99' })).toMatchObject({ notes: ['amount-between'] });
  });

  it.each(['mycket', '-3000', '3 0000 0', '1e5', '<b>', '٣٠٠٠', '9'.repeat(500)])(
    'does not guess at the amount %j',
    (amount) => {
      expect(check({ amount })).toMatchObject({
        issues: [{ field: 'amount', code: 'amount.invalid' }],
      });
    },
  );

  it.each(['1 mars 2026', '1 March 2026', 'söndag 1 mars 2026'])('reads the date %j', (typed) => {
    expect(check({ complainedOn: typed })).toMatchObject({ verdict: 'apply' });
  });

  it.each(['i våras', '2026-02-30', '1/3', '9'.repeat(500)])('does not guess at %j', (typed) => {
    expect(check({ complainedOn: typed })).toMatchObject({
      issues: [{ field: 'complainedOn', code: 'complainedOn.invalid' }],
    });
  });

  it('tells of everything at once, in the order of the questions', () => {
    expect(checkArn({ client: 'nobody', amount: 'x' }, limits, today)).toEqual({
      kind: 'invalid',
      issues: [
        { field: 'client', code: 'client.required' },
        { field: 'court', code: 'court.required' },
        { field: 'answer', code: 'answer.required' },
        { field: 'complainedOn', code: 'complainedOn.required' },
        { field: 'amount', code: 'amount.invalid' },
        { field: 'country', code: 'country.required' },
      ],
    });
  });
});
