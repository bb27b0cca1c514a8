import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { publicPaths } from '#test/all-paths.ts';
import { test } from './site.ts';

const notice = {
  id: 'now',
  kind: 'phone-closed',
  from: '2026-11-24T09:00',
  until: '2026-11-25T09:00',
};

test.use({ viewport: { width: 320, height: 640 } });

for (const path of publicPaths)
  test(`${path} asks for at most four files, and nothing on it moves`, async ({
    page,
    url,
    server,
  }) => {
    await writeFile(
      join(server.dataDir, 'edge-config.json'),
      JSON.stringify({ notices: [notice] }),
    );
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(url + path, { waitUntil: 'networkidle' });
    // The icon is asked for outside of the page, where nobody can count it.
    expect(
      asked.filter((address) => !/favicon|icon\.png/.test(address)).length + 1,
    ).toBeLessThanOrEqual(4);
    expect(asked.filter((address) => !address.startsWith(url))).toEqual([]);

    const seen = await page.evaluate(async () => {
      const shifts = await new Promise<number[]>((resolve) => {
        const kept: number[] = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            kept.push('value' in entry ? Number(entry.value) : NaN);
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => setTimeout(() => resolve(kept), 100));
      });
      const blocking = performance
        .getEntriesByType('resource')
        .filter(
          (entry) => 'renderBlockingStatus' in entry && entry.renderBlockingStatus === 'blocking',
        )
        .map(({ name }) => name);
      return { shifts, blocking };
    });
    expect(seen.shifts).toEqual([]);
    expect(seen.blocking).toEqual([]);
  });
