import { readFileSync, rmSync } from 'node:fs';
import { inProject } from './project.mjs';

const reportOf = (step) => `test-results/${step}.json`;

/** What makes vitest report a step's totals, beside what it shows. */
export const vitestReporters = (step) => [
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportOf(step)}`,
];

/** Forgets what an earlier run of a step came to, so that it cannot be taken for this one's. */
export const forgetTotals = (step) => rmSync(inProject(reportOf(step)), { force: true });

/** The tests of a vitest step, by outcome. */
export const vitestTotals = (step) => {
  const report = read(step);
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
};

/** The tests of a Playwright step; one that passed only at its second try has passed. */
export const playwrightTotals = (step) => {
  const { expected = 0, flaky = 0, unexpected = 0 } = read(step)?.stats ?? {};
  return { passed: expected + flaky, failed: unexpected };
};

const read = (step) => {
  try {
    return JSON.parse(readFileSync(inProject(reportOf(step)), 'utf8'));
  } catch {
    return undefined; // The runner ended before it could report.
  }
};
