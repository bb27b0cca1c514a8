import { ensureBrowser } from './browser.mjs';
import { build, ensureBuilt } from './built-site.mjs';
import { run } from './run.mjs';
import { forgetTotals, playwrightTotals, vitestReporters, vitestTotals } from './test-totals.mjs';
import { Told } from './told.mjs';

const vitest = (project) => ({
  totals: vitestTotals,
  perform: (given) =>
    run(['vitest', 'run', '--project', project, ...vitestReporters(project), ...given]),
});

/** The steps of `npm test`, in order. `before` and `perform` resolve to an exit code. */
const steps = {
  format: { perform: (given) => run(['prettier', '--check', '.', ...given]) },
  lint: {
    // The types of content collections are generated; without them they are unknown to the linter.
    perform: async (given) =>
      (await run(['astro', 'sync'])) || (await run(['eslint', '.', ...given])),
  },
  types: {
    perform: async () =>
      (await run(['astro', 'check'])) || (await run(['tsc', '-p', '.', '--noEmit'])),
  },
  unit: vitest('unit'),
  build: { perform: build },
  site: { before: ensureBuilt, ...vitest('site') },
  vercel: { before: ensureBuilt, ...vitest('vercel') },
  browser: {
    before: async () => (await ensureBuilt()) || (await ensureBrowser()),
    totals: playwrightTotals,
    perform: (given) =>
      run(['playwright', 'test', '--config', 'test/browser/playwright.config.ts', ...given]),
  },
};

/**
 * `npm test`: every step in order, up to the first that fails. `npm test -- unit site`: only these;
 * what follows them goes to their commands. The last line counts the tests of all steps; a step that
 * fails without a failed test counts as one. Resolves to an exit code.
 */
export const runSteps = async (given) => {
  const known = Object.keys(steps);
  const firstOther = given.findIndex((word) => !known.includes(word));
  const chosen = firstOther < 0 ? given : given.slice(0, firstOther);
  if (chosen.length === 0 && given.length > 0) {
    throw new Told(`There is no step ${given[0]}: ${known.join(', ')}.`);
  }
  const results = [];
  for (const name of chosen.length === 0 ? known : chosen) {
    results.push(await runStep(name, given.slice(chosen.length)));
    if (results.at(-1).code !== 0) break;
  }
  console.log(['', ...results.map(summary), ''].join('\n'));
  const sum = (kind) => results.reduce((total, { [kind]: count }) => total + count, 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return results.every(({ code }) => code === 0) ? 0 : 1;
};

const runStep = async (name, given) => {
  const { before = () => 0, perform, totals = () => ({ passed: 0, failed: 0 }) } = steps[name];
  console.log(`\n== ${name}`);
  const start = performance.now();
  forgetTotals(name);
  const code = (await before()) || (await perform(given));
  const { passed, failed } = totals(name);
  const seconds = (performance.now() - start) / 1000;
  return { name, code, passed, failed: code === 0 ? failed : Math.max(1, failed), seconds };
};

const summary = ({ name, code, seconds }) =>
  `${name.padEnd(8)}${seconds.toFixed(1).padStart(7)} s  ${code === 0 ? 'passed' : `failed (${code})`}`;
