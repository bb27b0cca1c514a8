import { parseNotices } from '#domain/notice-schema.ts';
import { nextOpening } from '#domain/opening-hours.ts';
import { formatWallTime } from '#domain/wall-time.ts';
import { formatTime, formatWeekdayDate } from '#i18n/dates.ts';
import { customerService } from '#test/domain/notice-fixtures.ts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { pagesAt } from './pages-at.ts';

const start = Temporal.ZonedDateTime.from('2026-11-01T00:00[Europe/Stockholm]');
const moment = fc
  .integer({ min: 0, max: 24 * 4 * 100 })
  .map((quarters) => start.add({ minutes: 15 * quarters }));
const closure = fc
  .tuple(moment, fc.integer({ min: 1, max: 24 * 4 * 14 }))
  .map(([from, quarters]) => ({
    kind: 'phone-closed',
    from: formatWallTime(from),
    until: formatWallTime(from.add({ minutes: 15 * quarters })),
    reason: 'training',
  }));

it('a text about any closure names the real next opening, and today and tomorrow only as such', () =>
  fc.assert(
    fc.asyncProperty(
      moment,
      fc.array(closure, { minLength: 1, maxLength: 3 }),
      async (now, drawn) => {
        const entries = drawn.map((entry, index) => ({ id: `n${index}`, ...entry }));
        const { notices } = parseNotices(entries);
        const today = now.toPlainDate();
        const named = (days: number) => formatWeekdayDate(today.add({ days }), 'sv');
        const pages = await pagesAt(formatWallTime(now), entries, 'sv');
        for (const { id, text } of pages.notices) {
          for (const [, said] of text.matchAll(/i dag, ([^,]+),?/g))
            expect(said).toContain(named(0));
          for (const [, said] of text.matchAll(/i morgon, ([^,]+),?/g))
            expect(said).toContain(named(1));
          expect(text).not.toMatch(/undefined|NaN| {2}|,[.:]| [.,]/);
          expect(text).toContain(customerService.email);

          const until = notices.find((notice) => notice.id === id)?.until;
          const opens = until && nextOpening(until.toInstant(), customerService, notices);
          if (opens === undefined) throw new Error('Every drawn closure ends.');
          const within = /är stängd .* kl\. [\d.]+–([\d.]+) /.exec(text);
          if (within) {
            expect(`kl. ${within[1]?.replace('.00', '') ?? ''}`).toBe(
              formatTime(opens.toPlainTime(), 'sv'),
            );
            continue;
          }
          const [, reopening = ''] = /öppnar igen (.*?kl\. [\d.]*\d)/.exec(text) ?? [];
          expect(reopening).toContain(formatWeekdayDate(opens.toPlainDate(), 'sv'));
          expect(reopening.endsWith(formatTime(opens.toPlainTime(), 'sv'))).toBe(true);
        }
      },
    ),
    { numRuns: 150 },
  ));
