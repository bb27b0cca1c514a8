import { parseNotices } from '#domain/notice-schema.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const good = {
  id: 'closed',
  kind: 'phone-closed',
  from: '2026-12-22T15:00',
  until: '2027-01-02T09:00',
};

describe('notices as they stand in Edge Config', () => {
  it.each([
    ['no value', undefined],
    ['null', null],
    ['an empty list', []],
  ])('%s are no notices and no fault', (_, value) => {
    expect(parseNotices(value)).toEqual({ notices: [], faults: [] });
  });

  it.each([['a text'], [{ notices: [] }], [7], [true], [{}]])('%j are one fault', (value) => {
    expect(parseNotices(value)).toEqual({
      notices: [],
      faults: [{ codes: ['notices.not-a-list'] }],
    });
  });

  it('keep the good entries when others are bad, and say which', () => {
    const { notices, faults } = parseNotices([
      good,
      { ...good, id: 'bad', until: 'tomorrow' },
      'nonsense',
      { ...good, id: 'last' },
      { ...good, reason: 'staffing' },
      null,
      { ...good, id: 'a<b>' },
    ]);
    expect(notices.map(({ id }) => id)).toEqual(['closed', 'last']);
    expect(faults).toEqual([
      { index: 1, id: 'bad', codes: ['until.format'] },
      { index: 2, codes: ['invalid_type'] },
      { index: 4, id: 'closed', codes: ['id.taken'] },
      { index: 5, codes: ['invalid_type'] },
      { index: 6, codes: ['id.invalid_format'] },
    ]);
  });

  it('let a good entry have the id of a bad one', () => {
    const { notices } = parseNotices([{ ...good, until: '' }, good]);
    expect(notices.map(({ id }) => id)).toEqual(['closed']);
  });

  it.each([
    [{ from: '2026-02-30T09:00' }, 'from.no-such-date'],
    [{ from: '2026-12-22T25:00' }, 'from.no-such-time'],
    [{ from: '2026-03-29T02:30' }, 'from.gap'],
    [{ from: '2026-10-25T02:30' }, 'from.ambiguous'],
    [{ from: '22 december' }, 'from.format'],
    [{ from: 1766412000000 }, 'from.invalid_type'],
    [{ from: undefined }, 'from.invalid_type'],
    [{ until: '2026-12-22T15:00' }, 'until.not-after-from'],
    [{ until: '2026-12-22T14:59' }, 'until.not-after-from'],
    [{ kind: 'phone' }, 'kind.invalid_union'],
    [{ kind: undefined }, 'kind.invalid_union'],
    [{ id: '' }, 'id.invalid_format'],
    [{ id: undefined }, 'id.invalid_type'],
    [{ reason: 'tired' }, 'reason.invalid_value'],
    [{ text: { sv: 'Stängt' } }, 'text.en.invalid_type'],
    [{ text: { sv: 'Stängt', en: ' ' } }, 'text.en.too_small'],
    [{ text: 'Stängt' }, 'text.invalid_type'],
    [{ kind: 'info' }, 'text.invalid_type'],
    [{ kind: 'phone-hours' }, 'hours.invalid_type'],
    [{ kind: 'phone-hours', hours: [] }, 'hours.too_small'],
    [
      { kind: 'phone-hours', hours: [{ opens: '9', closes: '15:00' }] },
      'hours.0.opens.invalid_format',
    ],
    [
      { kind: 'phone-hours', hours: [{ opens: '15:00', closes: '09:00' }] },
      'hours.0.closes.not-after-opens',
    ],
  ])('leave out an entry with %j', (change, code) => {
    const { notices, faults } = parseNotices([{ ...good, ...change }]);
    expect(notices).toEqual([]);
    expect(faults.flatMap(({ codes }) => codes)).toContain(code);
  });

  it.each([
    [{ from: '2026-12-22 15:00' }],
    [{ until: '2026-12-22T15:01' }],
    [{ reason: 'other' }],
    [{ id: 'Julstängt_2026.åäö-1' }],
    [{ text: { sv: 'Stängt', en: 'Closed', da: 'Lukket' } }],
    [{ note: 'a key of a later version' }],
    [{ kind: 'maintenance' }],
    [{ kind: 'info', text: { sv: 'Nytt', en: 'News' } }],
    [{ kind: 'phone-hours', hours: [{ opens: '08:00', closes: '09:30' }] }],
  ])('take an entry with %j', (change) => {
    expect(parseNotices([{ ...good, ...change }])).toMatchObject({ faults: [], notices: [{}] });
  });

  it('are read whatever they are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())), (value) => {
        const { notices, faults } = parseNotices(value);
        if (Array.isArray(value)) expect(notices.length + faults.length).toBe(value.length);
      }),
    );
  });
});
