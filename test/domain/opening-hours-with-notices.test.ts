import type { Notice } from '#domain/notice.ts';
import { parseNotices } from '#domain/notice-schema.ts';
import { nextOpening, phoneStatus } from '#domain/opening-hours.ts';
import { formatWallTime } from '#domain/wall-time.ts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { customerService } from '#test/domain/notice-fixtures.ts';
import { status, hoursOn } from '#test/domain/phone-hours.ts';

describe('the phone with notices', () => {
  const closed = (from: string, until: string, id = from) => ({
    id: id.replace(/\W/g, '-'),
    kind: 'phone-closed',
    from,
    until,
  });
  const christmas = closed('2026-12-22T15:00', '2027-01-02T09:00');

  it.each([
    ['2026-12-22T14:59:59', 'open 2026-12-22T15:00'],
    ['2026-12-22T15:00', 'closed 2027-01-04T09:00'],
    ['2026-12-28T12:00', 'closed 2027-01-04T09:00'],
    ['2027-01-04T08:59:59', 'closed 2027-01-04T09:00'],
    ['2027-01-04T09:00', 'open 2027-01-04T15:00'],
  ])('at %s is %s', (text, expected) => {
    expect(status(text, [christmas])).toBe(expected);
  });

  it('is closed for the time of a closure within the day, to the minute', () => {
    const lunch = closed('2026-11-23T12:00', '2026-11-23T12:30');
    expect(status('2026-11-23T11:59:59', [lunch])).toBe('open 2026-11-23T12:00');
    expect(status('2026-11-23T12:00', [lunch])).toBe('closed 2026-11-23T12:30');
    expect(status('2026-11-23T12:30', [lunch])).toBe('open 2026-11-23T15:00');
  });

  it('opens only when the last of several closures is over', () => {
    const entries = [
      closed('2026-11-23T10:00', '2026-11-24T09:00'),
      closed('2026-11-24T09:00', '2026-11-25T11:00'),
    ];
    expect(status('2026-11-23T12:00', entries)).toBe('closed 2026-11-25T11:00');
  });

  it('looks past closures, however long: their end is known', () => {
    const year = closed('2026-11-23T10:00', '2027-11-23T10:00');
    expect(status('2026-11-23T12:00', [year])).toBe('closed 2027-11-23T10:00');
    const decade = closed('2026-11-23T10:00', '2036-11-23T10:00');
    expect(status('2026-11-23T12:00', [decade])).toBe('closed 2036-11-24T09:00');
    const more = closed('2036-11-01T10:00', '2050-01-03T12:00');
    expect(status('2026-11-23T12:00', [more, decade])).toBe('closed 2050-01-03T12:00');
    const last = closed('2026-11-23T10:00', '9999-12-31T23:59');
    expect(status('2026-11-23T12:00', [last])).toContain('closed +010000-01-03');
  });

  const hours = (from: string, until: string, ...stretches: [string, string][]) => ({
    ...{ id: `h-${from}-${until}`.replace(/\W/g, '-'), kind: 'phone-hours', from, until },
    hours: stretches.map(([opens, closes]) => ({ opens, closes })),
  });

  it('has other hours on the days of a notice that are otherwise open', () => {
    const week = [
      hours('2026-12-21T00:00', '2026-12-28T00:00', ['08:00', '10:00'], ['13:00', '14:00']),
    ];
    expect(hoursOn('2026-12-20', week)).toBe('');
    expect(hoursOn('2026-12-21', week)).toBe('08:00–10:00 13:00–14:00');
    expect(hoursOn('2026-12-23', week)).toBe('08:00–10:00 13:00–14:00');
    expect(hoursOn('2026-12-24', week)).toBe('');
    expect(hoursOn('2026-12-26', week)).toBe('');
    expect(hoursOn('2026-12-28', week)).toBe('09:00–15:00');
  });

  it('opens on a day that is otherwise closed when the notice is for that day alone', () => {
    const eve = [hours('2026-12-24T00:00', '2026-12-25T00:00', ['08:00', '23:59'])];
    expect(hoursOn('2026-12-24', eve)).toBe('08:00–23:59');
    expect(status('2026-12-23T15:00', eve)).toBe('closed 2026-12-24T08:00');
  });

  it('keeps its usual hours outside the window of other hours', () => {
    expect(
      hoursOn('2026-11-23', [hours('2026-11-23T12:00', '2026-11-24T00:00', ['13:00', '17:00'])]),
    ).toBe('09:00–12:00 13:00–17:00');
  });

  it('goes by the shorter of two notices of other hours, and closures go before both', () => {
    const entries = [
      hours('2026-11-23T00:00', '2026-11-24T00:00', ['10:00', '16:00']),
      hours('2026-11-16T00:00', '2026-11-30T00:00', ['09:00', '11:00']),
    ];
    expect(hoursOn('2026-11-23', entries)).toBe('10:00–16:00');
    expect(hoursOn('2026-11-24', entries)).toBe('09:00–11:00');
    expect(
      hoursOn('2026-11-23', [...entries, closed('2026-11-23T00:00', '2026-11-23T15:00')]),
    ).toBe('15:00–16:00');
  });

  it('is not closed by maintenance of the website', () => {
    const maintenance = { ...closed('2026-11-23T10:00', '2026-11-23T14:00'), kind: 'maintenance' };
    expect(status('2026-11-23T12:00', [maintenance])).toBe('open 2026-11-23T15:00');
  });
});

describe('whatever the notices', () => {
  const start = Temporal.ZonedDateTime.from('2026-10-20T00:00[Europe/Stockholm]');
  const quarter = fc.integer({ min: 0, max: 4 * 24 * 120 });
  const moment = quarter.map((n) => start.add({ minutes: 15 * n }));
  const entry = fc
    .tuple(moment, fc.integer({ min: 1, max: 4 * 24 * 20 }), fc.boolean())
    .map(([from, length, closes]) => {
      const until = from.add({ minutes: 15 * length });
      const window = { from: formatWallTime(from), until: formatWallTime(until) };
      return closes
        ? { ...window, kind: 'phone-closed' }
        : {
            ...window,
            kind: 'phone-hours',
            hours: [
              { opens: '07:15', closes: '11:00' },
              { opens: '10:00', closes: '16:30' },
            ],
          };
    });
  const entries = fc.array(entry, { maxLength: 6 });

  it('the status really changes when it says, and not before', () => {
    fc.assert(
      fc.property(moment, entries, (zoned, drawn) => {
        const all = readable(drawn);
        const now = zoned.toInstant();
        const { open, changesAt } = phoneStatus(now, customerService, all);
        const change = changesAt?.toInstant();
        expect(change).toBeDefined();
        if (change === undefined) return;
        const isOpen = (ms: number) =>
          phoneStatus(Temporal.Instant.fromEpochMilliseconds(ms), customerService, all).open;
        expect(change.epochMilliseconds).toBeGreaterThan(now.epochMilliseconds);
        expect(isOpen(change.epochMilliseconds)).toBe(!open);
        expect(isOpen(change.epochMilliseconds - 1)).toBe(open);
        expect(isOpen((now.epochMilliseconds + change.epochMilliseconds) / 2)).toBe(open);
        const next = nextOpening(now, customerService, all)?.epochMilliseconds;
        expect(next).toBe(open ? now.epochMilliseconds : change.epochMilliseconds);
      }),
      { numRuns: 150 },
    );
  });

  it('the phone is closed in every closure', () => {
    fc.assert(
      fc.property(entries, fc.double({ min: 0, max: 0.999, noNaN: true }), (drawn, part) => {
        const all = readable(drawn);
        for (const { kind, from, until } of all) {
          if (kind !== 'phone-closed') continue;
          const inside =
            from.epochMilliseconds +
            Math.floor((until.epochMilliseconds - from.epochMilliseconds) * part);
          expect(
            phoneStatus(Temporal.Instant.fromEpochMilliseconds(inside), customerService, all).open,
          ).toBe(false);
        }
      }),
    );
  });

  /** Drawn times may fall where clocks are put back: those entries are left out. */
  const readable = (drawn: readonly object[]): Notice[] =>
    parseNotices(drawn.map((one, index) => ({ id: `n${index}`, ...one }))).notices;
});
