import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { oneAtATime } from './one-at-a-time.mjs';
import { inProject } from './project.mjs';
import { findNode, runProgram } from './run.mjs';
import { Told } from './told.mjs';

const installedLock = inProject('node_modules', '.package-lock.json');

/**
 * Installs the packages with `npm ci` unless node_modules is as package-lock.json wants it.
 * Without `develops` devDependencies may be missing, as after `npm ci --omit=dev`.
 */
export const ensureInstalled = async ({ develops }) => {
  if (whyInstall(develops) === undefined) return;
  await oneAtATime('install', async () => {
    const why = whyInstall(develops);
    if (why === undefined) return;
    console.error(`Besked: installing its packages with npm ci, because ${why}.`);
    // npm ci leaves this note of what is installed until it is done: interrupted, it would lie.
    rmSync(installedLock, { force: true });
    // Other packages' wishes for another Node (EBADENGINE) are not for who starts Besked; errors are.
    const code = await npm(['ci', '--loglevel=error', ...(develops ? ['--include=dev'] : [])]);
    const still =
      code === 0
        ? whyInstall(develops)
        : `npm ci ended with ${code} (is the package registry reachable?)`;
    if (still === undefined) return;
    throw new Told(
      `Besked: its packages could not be installed: ${still}. ` +
        'Mend what npm says above and try again.',
    );
  });
};

/** Why node_modules is not as the lockfile wants it; `undefined` if it is. */
const whyInstall = (develops) => {
  if (!existsSync(installedLock)) return 'node_modules is missing or incomplete';
  const wanted = packagesOf(inProject('package-lock.json'));
  const installed = packagesOf(installedLock);
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const there = installed[path];
    const mayBeMissing = entry.optional || entry.devOptional || (entry.dev && !develops);
    if (there === undefined && mayBeMissing) continue;
    if (there?.version !== entry.version || there?.integrity !== entry.integrity) {
      return `node_modules is older than package-lock.json (${path.replace('node_modules/', '')})`;
    }
    if (!existsSync(inProject(path))) return `${path} is missing`;
  }
  if (findNode() === undefined)
    return 'the package "node" has not fetched Node 24 (is its install script allowed to run?)';
  return undefined;
};

const packagesOf = (lockfile) => JSON.parse(readFileSync(lockfile, 'utf8')).packages ?? {};

/** Runs npm: the one that runs this script, if it is npm, else the one on the path. */
const npm = (given) => {
  // What npm says is about the installation: the task's own output stays clean for a pipe.
  const options = { stdio: ['ignore', 2, 2] };
  const { npm_execpath: running = '' } = process.env;
  if (basename(running) === 'npm-cli.js') {
    return runProgram(process.execPath, [running, ...given], options);
  }
  const windows = process.platform === 'win32';
  return runProgram(windows ? 'npm.cmd' : 'npm', given, { ...options, shell: windows });
};
