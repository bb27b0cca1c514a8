import { ensureBuilt, build } from './built-site.mjs';
import { ensureInstalled } from './installed-packages.mjs';
import { Told } from './told.mjs';
import { run } from './run.mjs';
import { serverEnv, serverLine } from './server-line.mjs';
import { runSteps } from './test-steps.mjs';

/** A task that runs one command of node_modules/.bin; the arguments of the npm script come after it. */
const command =
  (...line) =>
  (given) =>
    run([...line, ...given]);

/** Faulty settings are told before minutes go into a build. */
const checkSettings = () => run(['node', 'functions/entry/check-settings.ts']);

const buildForVercel = async () =>
  (await ensureBuilt()) || (await run(['node', 'functions/entry/build-vercel.ts']));

/**
 * What npm scripts call, by name. `develops` needs devDependencies too; `perform` resolves to an exit code.
 */
const tasks = {
  start: {
    perform: async (given) =>
      (await checkSettings()) ||
      (await ensureBuilt()) ||
      (await run([...serverLine, ...given], { env: serverEnv })),
  },
  dev: {
    perform: async (given) => (await checkSettings()) || (await run(['astro', 'dev', ...given])),
  },
  screenshots: {
    develops: true,
    perform: async () =>
      (await ensureBuilt()) || (await run(['node', 'test/browser/screenshots.ts'])),
  },
  build: { perform: build },
  costs: {
    perform: async (given) =>
      (await ensureBuilt()) || (await run(['node', 'functions/entry/costs.ts', ...given])),
  },
  'build:vercel': { perform: () => buildForVercel() },
  'test:vercel': {
    develops: true,
    perform: (given) => {
      process.env.WHOLE = '1'; // See playwright.config.ts.
      return runSteps(['browser', '--project', 'vercel', ...given]);
    },
  },
  'check:vercel': {
    perform: async () =>
      (await buildForVercel()) || (await run(['node', 'scripts/vercel-build.mjs'])),
  },
  'review-facts': { perform: command('node', 'functions/entry/review-facts.ts') },
  notice: { perform: command('node', 'functions/entry/notice.ts') },
  outbox: { perform: command('node', 'functions/entry/outbox.ts') },
  canary: { perform: command('node', 'functions/entry/canary.ts') },
  backup: { perform: command('node', 'functions/entry/backup.ts') },
  restore: { perform: command('node', 'functions/entry/restore.ts') },
  'rotate-key': { perform: command('node', 'functions/entry/rotate-key.ts') },
  'forget-old': { perform: command('node', 'functions/entry/forget-old.ts') },
  keep: { perform: command('node', 'functions/entry/keep.ts') },
  'export-person': { perform: command('node', 'functions/entry/export-person.ts') },
  'erase-person': { perform: command('node', 'functions/entry/erase-person.ts') },
  worker: { perform: command('node', 'functions/entry/worker.ts') },
  test: { develops: true, perform: runSteps },
  format: { develops: true, perform: command('prettier', '--write', '.') },
  faults: {
    develops: true,
    perform: async (given) =>
      (await ensureBuilt()) || (await run(['node', 'test/faults/run.ts', ...given])),
  },
  instances: { develops: true, perform: command('node', 'test/instances/run.ts') },
  bench: {
    develops: true,
    perform: async (given) =>
      (await ensureBuilt()) || (await run(['node', 'test/bench/run.ts', ...given])),
  },
  'bench:build': {
    develops: true,
    perform: async (given) =>
      (await ensureBuilt()) || (await run(['node', 'test/build-bench/run.ts', ...given])),
  },
  lighthouse: { develops: true, perform: command('node', 'test/lighthouse/run.ts') },
  weigh: { perform: command('node', 'scripts/weigh.mjs') },
  sbom: { perform: command('node', 'scripts/sbom.mjs') },
  licences: { perform: command('node', 'scripts/licences.mjs') },
  audit: { perform: command('node', 'scripts/audit.mjs') },
};

/** Performs a task on packages that are as package-lock.json wants them. Resolves to an exit code. */
export const perform = async (name, given) => {
  const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : undefined;
  if (task === undefined) {
    throw new Told(`There is no task ${name ?? ''}: ${Object.keys(tasks).join(', ')}.`);
  }
  await ensureInstalled({ develops: task.develops === true });
  return task.perform(given);
};
