import { describe, expect, it } from 'vitest';
import { brotliWeight as weight, loadedFiles as loads } from '#test/build-bench/weights.ts';
import { builtPages, readBuilt } from './built-pages.ts';
import { isStaffPath } from '#i18n/routes.ts';

/** What fits in the first congestion window of a connection: docs/design.md, budgets. */
const firstWindowBytes = 13_000;

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Staff wait for a stylesheet of their own. */
const publicPages = builtPages().filter(({ path }) => !isStaffPath(path));

describe.each(publicPages)('$path', ({ plain, full }) => {
  it('weighs at most 13,000 bytes with its styles, even with everything live', () => {
    const styles = sum(loads(full, '.css').map((path) => weight(readBuilt(path))));
    expect(weight(full) + styles).toBeLessThanOrEqual(firstWindowBytes);
  });

  it('loads at most 6 kB of script, none of which blocks', () => {
    const scripts = loads(plain, '.js');
    expect(sum(scripts.map((path) => weight(readBuilt(path))))).toBeLessThanOrEqual(6_000);
    // Modules wait until the page has been read; data is no script.
    expect(plain).not.toMatch(/<script(?! type="(?:module|application\/ld\+json)")/);
    // A script that imported another would be a further request.
    for (const path of scripts) expect(readBuilt(path).toString()).not.toMatch(/import\s*["'{(]/);
  });

  it('asks for at most four files: itself, styles, a script, its icon', () => {
    expect(1 + loads(plain, '.css').length + loads(plain, '.js').length + 1).toBeLessThanOrEqual(4);
  });
});
