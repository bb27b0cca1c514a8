import { locales } from '#domain/locale.ts';
import { parseNotices } from '#domain/notice-schema.ts';
import type { Notice } from '#domain/notice.ts';
import { openStretches, phoneStatus } from '#domain/opening-hours.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { formatWallTime } from '#domain/wall-time.ts';
import { siteFacts } from '#test/domain/notice-fixtures.ts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { pagesAt } from './pages-at.ts';
import { saidOfThePhone, type SaidHours } from './said-of-the-phone.ts';

// Three weeks in which notices meet often, two changes of weekdays and Christmas among them.
const start = Temporal.ZonedDateTime.from('2026-12-10T00:00[Europe/Stockholm]');
const moment = fc
  .integer({ min: 0, max: 24 * 2 * 21 })
  .map((halves) => start.add({ minutes: 30 * halves }));
const openings = fc
  .uniqueArray(fc.integer({ min: 14, max: 40 }), { minLength: 2, maxLength: 4 })
  .map((halves) => [...halves.slice(0, halves.length & ~1)].sort((a, b) => a - b))
  .map((halves) =>
    halves.flatMap((from, index) =>
      index % 2 === 0 ? [{ opens: clock(from), closes: clock(halves[index + 1] ?? from) }] : [],
    ),
  );
const clock = (halves: number): string =>
  `${String(halves >> 1).padStart(2, '0')}:${halves % 2 === 0 ? '00' : '30'}`;
const length = fc.oneof(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 48 * 7 }));
const entry = fc.tuple(moment, length, fc.option(openings)).map(([from, halves, hours]) => ({
  ...(hours ? { kind: 'phone-hours', hours } : { kind: 'phone-closed' }),
  from: formatWallTime(hours && halves > 16 ? from.startOfDay() : from),
  until: formatWallTime(from.add({ minutes: 30 * halves })),
  reason: 'training',
}));
const lunch = [
  { opens: '09:00', closes: '12:00' },
  { opens: '13:00', closes: '15:00' },
];
const withLunch: SiteFacts = {
  ...siteFacts,
  customerService: {
    ...siteFacts.customerService,
    hours: { ...siteFacts.customerService.hours, tuesday: lunch, wednesday: lunch },
  },
};

it('says nothing of the phone that its status contradicts, whatever notices meet', () =>
  fc.assert(
    fc.asyncProperty(
      moment,
      fc.array(entry, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(siteFacts, withLunch),
      async (now, drawn, facts) => {
        const entries = drawn.map((one, index) => ({ id: `n${index}`, ...one }));
        const { notices } = parseNotices(entries);
        for (const locale of locales) {
          const pages = await pagesAt(formatWallTime(now), entries, locale, facts);
          const going = pages.notices.filter(({ kind, tense }) => kind + tense === closedNow);
          expect(going.length).toBeLessThanOrEqual(1);
          expect(going.length > 0 && pages.phone.open).toBe(false);
          for (const { text } of pages.notices) {
            const said = saidOfThePhone(text, now.toPlainDate(), locale);
            expect(said.reopensAt ?? said.closedBetween ?? said.hours[0], text).toBeDefined();
            checkClosure(said, { facts, notices, now });
            for (const hours of said.hours) checkHours(hours, { facts, notices });
          }
        }
      },
    ),
    { numRuns: 300 },
  ));

const closedNow = 'phone-closednow';

type Known = { facts: SiteFacts; notices: readonly Notice[] };

const statusAt = (epochMs: number, { facts, notices }: Known) => {
  const at = Temporal.Instant.fromEpochMilliseconds(epochMs);
  const { open, changesAt } = phoneStatus(at, facts.customerService, notices);
  return { open, changes: changesAt?.epochMilliseconds };
};

const checkClosure = (
  said: ReturnType<typeof saidOfThePhone>,
  { now, ...known }: Known & { now: Temporal.ZonedDateTime },
): void => {
  const closes = (said.closesAt ?? said.closedBetween?.[0])?.epochMilliseconds;
  const reopens = (said.reopensAt ?? said.closedBetween?.[1])?.epochMilliseconds;
  if (reopens !== undefined) {
    expect(statusAt(reopens, known).open).toBe(true);
    expect(statusAt(reopens - 1, known)).toEqual({ open: false, changes: reopens });
  }
  if (closes === undefined) return;
  expect(statusAt(closes, known)).toEqual({ open: false, changes: reopens });
  if (said.closesAt === undefined) return;
  expect(closes).toBeGreaterThan(now.epochMilliseconds);
  expect(statusAt(closes - 1, known).open).toBe(true);
};

const checkHours = ({ from, to, hours, everyDay }: SaidHours, known: Known): void => {
  const days = from.until(to, { largestUnit: 'days' }).days;
  expect(days).toBeGreaterThanOrEqual(0);
  for (let day = 0; day <= days; day += 1) {
    const { facts, notices } = known;
    const real = openStretches(from.add({ days: day }), facts.customerService, notices)
      .map(({ start: opens, end }) => [opens, end].map(wallClock).join('–'))
      .join(' ');
    expect(everyDay || day === 0 || day === days ? [hours] : [hours, '']).toContain(real);
  }
};

const wallClock = (epochMs: number): string =>
  stockholmDateTime(Temporal.Instant.fromEpochMilliseconds(epochMs))
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
