import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildEnv, buildLine } from './build-line.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { inProject } from './project.mjs';
import { run } from './run.mjs';

/** What the built site is made from. */
const sources = [
  'astro.config.mjs',
  'content',
  'functions/adapters',
  'functions/build',
  'functions/pages',
  'functions/paper',
  'functions/ports/paper.ts',
  'package-lock.json',
  'package.json',
  'public',
  'src',
];

const stampFile = inProject('.build', 'built-from');

/** Builds the site and the server, and notes what the site was built from. Resolves to an exit code. */
export const build = async (given = []) =>
  (await oneAtATime('build', () => buildNow(given))) || bundleServer();

/** Builds the site unless what there is was built from the sources as they are; the server takes no time. */
export const ensureBuilt = async () => {
  const isReady = () => (isBuilt() ? 0 : buildNow([]));
  return (isBuilt() ? 0 : await oneAtATime('build', isReady)) || bundleServer();
};

const bundleServer = () => run(['node', 'functions/entry/build-server.ts']);

const buildNow = async (given) => {
  const from = fingerprint();
  rmSync(stampFile, { force: true });
  const code = await run([...buildLine, ...given], { env: buildEnv });
  if (code === 0) writeFileSync(stampFile, stamp(from));
  return code;
};

const isBuilt = () =>
  existsSync(stampFile) &&
  builtAt() !== undefined &&
  readFileSync(stampFile, 'utf8') === stamp(fingerprint());

/** The time of the built site is part of it: another build, not noted here, may be of other sources. */
const stamp = (from) => `${from} ${builtAt()}\n`;

const builtAt = () =>
  statSync(inProject('.build', 'site', 'index.html'), { throwIfNoEntry: false })?.mtimeMs;

/** The content of all sources, and of the one setting that pages are built with. */
const fingerprint = () => {
  const hash = createHash('sha256').update(process.env.SITE_URL ?? '');
  for (const file of sources.flatMap(filesIn)) {
    hash.update(`\0${file}\0`).update(readFileSync(inProject(file)));
  }
  return hash.digest('hex');
};

const filesIn = (path) => {
  const stats = statSync(inProject(path), { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats === undefined ? [] : [path];
  return readdirSync(inProject(path))
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
};
