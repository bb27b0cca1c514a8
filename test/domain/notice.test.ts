import { noticeTense } from '#domain/notice.ts';
import { noticesToShow } from '#domain/notices-to-show.ts';
import { notices, siteFacts } from '#test/domain/notice-fixtures.ts';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

const at = (text: string): Temporal.Instant =>
  Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();

const settings = { showAheadDays: 14 };

const closed = (from: string, until: string) =>
  notices([{ id: 'n', kind: 'phone-closed', from, until }]);

describe('a notice', () => {
  it.each([
    ['2026-12-08T14:59:59', undefined],
    ['2026-12-08T15:00:00', 'planned'],
    ['2026-12-22T14:59:59.999', 'planned'],
    ['2026-12-22T15:00:00', 'now'],
    ['2026-12-31T23:59:59', 'now'],
    ['2027-01-01T00:00:00', 'now'],
    ['2027-01-02T08:59:59.999', 'now'],
    ['2027-01-02T09:00:00', undefined],
  ])('over New Year is at %s %s', (text, tense) => {
    const found = closed('2026-12-22T15:00', '2027-01-02T09:00').map((notice) =>
      noticeTense(at(text), notice, settings),
    );
    expect(found).toEqual([tense]);
  });

  it.each([
    // 14 days of wall time: the hour that is missing or comes twice between does not count.
    ['2026-04-04T12:00', '2026-03-21T12:00:00'],
    ['2026-10-31T12:00', '2026-10-17T12:00:00'],
  ])('for %s shows from %s, across a change of clocks', (from, shows) => {
    const [notice] = closed(from, '2026-12-01T12:00');
    if (notice === undefined) throw new Error('The fixture is a notice.');
    expect(noticeTense(at(shows), notice, settings)).toBe('planned');
    const before = at(shows).subtract({ milliseconds: 1 });
    expect(noticeTense(before, notice, settings)).toBeUndefined();
  });

  it('that begins while clocks change goes on for the hours that pass', () => {
    const [notice] = closed('2026-03-29T01:59', '2026-03-29T03:00');
    if (notice === undefined) throw new Error('The fixture is a notice.');
    expect(noticeTense(Temporal.Instant.from('2026-03-29T00:59:59Z'), notice, settings)).toBe(
      'now',
    );
    expect(
      noticeTense(Temporal.Instant.from('2026-03-29T01:00:00Z'), notice, settings),
    ).toBeUndefined();
  });

  it('is not shown ahead where the facts say 0 days', () => {
    const [notice] = closed('2026-12-22T15:00', '2026-12-23T15:00');
    if (notice === undefined) throw new Error('The fixture is a notice.');
    expect(noticeTense(at('2026-12-22T14:59'), notice, { showAheadDays: 0 })).toBeUndefined();
    expect(noticeTense(at('2026-12-22T15:00'), notice, { showAheadDays: 0 })).toBe('now');
  });
});

describe('several notices', () => {
  it('come in the order of severity, and those that are over or far ahead not at all', () => {
    const text = { sv: 'Nytt', en: 'News' };
    const hours = [{ opens: '09:00', closes: '18:00' }];
    const today = { from: '2026-11-23T08:00', until: '2026-11-23T14:00' };
    const week = { from: '2026-11-25T08:00', until: '2026-11-25T14:00' };
    const later = { from: '2026-11-26T08:00', until: '2026-11-27T20:00' };
    const all = notices([
      { id: 'info', kind: 'info', text, ...today },
      { id: 'planned-later', kind: 'phone-closed', ...later },
      { id: 'planned-site', kind: 'maintenance', ...week },
      { id: 'planned', kind: 'phone-closed', ...week },
      { id: 'hours', kind: 'phone-hours', hours, ...today, until: '2026-11-23T20:00' },
      { id: 'site', kind: 'maintenance', ...today },
      { id: 'closed', kind: 'phone-closed', ...today },
      { id: 'over', kind: 'phone-closed', from: '2026-11-22T08:00', until: '2026-11-23T10:00' },
      { id: 'far', kind: 'phone-closed', from: '2027-11-22T08:00', until: '2027-11-23T10:00' },
    ]);
    const shown = noticesToShow(at('2026-11-23T10:00'), all, siteFacts);
    expect(shown.map(({ notice, tense }) => `${notice.id} ${tense}`)).toEqual([
      'closed now',
      'site now',
      'hours now',
      'info now',
      'planned planned',
      'planned-later planned',
      'planned-site planned',
    ]);
  });
});
