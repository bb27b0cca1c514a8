import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startServer } from '#test/server/running-server.ts';

const hours = (from: string, until: string, ...open: [opens: string, closes: string][]) => ({
  ...{ id: 'special', kind: 'phone-hours', from: `${from}T00:00`, until: `${until}T00:00` },
  hours: open.map(([opens, closes]) => ({ opens, closes })),
});

/** The part of a page's structured data that says when the phone is open. */
const structured = z.object({
  '@graph': z.array(
    z.object({
      contactPoint: z
        .object({
          hoursAvailable: z.array(
            z.object({ validFrom: z.string().optional(), opens: z.string(), closes: z.string() }),
          ),
        })
        .optional(),
    }),
  ),
});

/** What the first page says of the phone, to people and to search engines, and the API to programs. */
const served = async (at: string, notice: object) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'besked-hours-'));
  writeFileSync(join(dataDir, 'edge-config.json'), JSON.stringify({ notices: [notice] }));
  const server = await startServer({ BESKED_NOW: at }, dataDir);
  onTestFinished(() => server.remove());
  const html = await (await fetch(`${server.url}/`)).text();
  const [, state, shown = ''] =
    /class="phone-status"[^>]*data-state="(\w+)"[^>]*>(.*?)<\/p>/s.exec(html) ?? [];
  const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  const told = structured
    .parse(JSON.parse(data))
    ['@graph'].flatMap(({ contactPoint }) => contactPoint?.hoursAvailable ?? []);
  const { phone }: { phone: { open: boolean; changesAt: string } } = await (
    await fetch(`${server.url}/api/notices?lang=sv`)
  ).json();
  return {
    ...{ state, ...phone },
    sentence: shown.replace(/<[^>]*>/g, '').trim(),
    days: told.flatMap(({ validFrom, opens, closes }) =>
      validFrom === undefined ? [] : [`${validFrom} ${opens}-${closes}`],
    ),
  };
};

test('a short day: closed from one, and open the next day as usual', async () => {
  const short = hours('2026-11-24', '2026-11-25', ['09:00', '13:00']);
  expect(await served('2026-11-24T13:00:00+01:00', short)).toEqual({
    ...{ state: 'closed', open: false, changesAt: '2026-11-25T09:00:00+01:00' },
    sentence: 'Stängt nu. Vi öppnar i morgon, onsdag 25 november 2026, kl. 9.',
    days: ['2026-11-24 09:00-13:00'],
  });
});

test('a day with a lunch: closed in between, and open again the same day', async () => {
  const split = hours('2026-11-24', '2026-11-25', ['09:00', '12:00'], ['13:00', '15:00']);
  expect(await served('2026-11-24T12:59:59+01:00', split)).toEqual({
    ...{ state: 'closed', open: false, changesAt: '2026-11-24T13:00:00+01:00' },
    sentence: 'Stängt nu. Vi öppnar i dag kl. 13.',
    days: ['2026-11-24 09:00-12:00', '2026-11-24 13:00-15:00'],
  });
});

test('an evening past midnight: still open on a Saturday, of Friday’s hours', async () => {
  const late = hours('2026-11-27', '2026-11-28', ['08:00', '01:30']);
  expect(await served('2026-11-28T01:29:59+01:00', late)).toMatchObject({
    ...{ state: 'open', open: true, changesAt: '2026-11-28T01:30:00+01:00' },
  });
});

test('a whole season, over the night in which clocks change', async () => {
  const season = hours('2026-10-01', '2026-12-01', ['10:00', '14:00']);
  const { days, ...now } = await served('2026-10-25T23:59:59+01:00', season);
  expect(now).toMatchObject({ open: false, changesAt: '2026-10-26T10:00:00+01:00' });
  expect(days).toContain('2026-10-26 10:00-14:00');
  expect(days).toContain('2026-10-25 00:00-00:00');
  expect(days).not.toContain('2026-12-01 10:00-14:00');
});
