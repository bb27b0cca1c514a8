import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter } from 'node:path';
import { inProject, root } from './project.mjs';
import { Told } from './told.mjs';

/** Commands whose package has another name. */
const packages = { tsc: 'typescript', playwright: '@playwright/test' };

/**
 * The Node that Besked runs on: the one among its packages, or the one at hand if that is as new.
 * `undefined` where the package's install script was not allowed to fetch it.
 */
export const findNode = () => {
  const windows = process.platform === 'win32';
  const own = inProject('node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined;
};

/** The script of a command, from its package: what node_modules/.bin points to, on every platform. */
const scriptOf = (name) => {
  const folder = packages[name] ?? name;
  const { bin } = JSON.parse(
    readFileSync(inProject('node_modules', folder, 'package.json'), 'utf8'),
  );
  return inProject('node_modules', folder, typeof bin === 'string' ? bin : bin[name]);
};

/**
 * Runs one command, such as `['astro', 'build']` or `['node', 'file.ts']`, from the project's folder
 * with the project's Node. Resolves to its exit code, 128 + the signal's number if one ended it.
 */
export const run = ([name, ...given], { env = {}, stdio = 'inherit' } = {}) => {
  const node = findNode();
  if (node === undefined) {
    throw new Told(
      'Besked needs Node 24, which the package "node" brings, but its install script did not run. ' +
        'Allow it (npm config delete ignore-scripts) and run: npm ci',
    );
  }
  return runProgram(node, name === 'node' ? given : [scriptOf(name), ...given], { env, stdio });
};

/** Runs a program as `run` does, passing on the signals that ask it to end. */
export const runProgram = (program, given, { env = {}, stdio = 'inherit', shell = false } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, given, { cwd: root, env: withBin(env), stdio, shell });
    const pass = (signal) => {
      // In a terminal Ctrl-C reaches the child by itself; twice would mean "at once".
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    const watch = onLostParent(() => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      for (const each of signals) process.off(each, pass);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });

/**
 * Calls back when npm, or the shell in which npm started this, has gone: the shell passes no signal on.
 * Without this a server would live on, holding its port.
 */
const onLostParent = (callback) => {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parents = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const before = parents();
  const watch = setInterval(() => {
    if (parents() === before) return;
    clearInterval(watch);
    callback();
  }, 500);
  return watch.unref();
};

/** Linux tells the parent of another process; elsewhere only the shell is watched. */
const parentOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
  } catch {
    return undefined;
  }
};

/** The environment with node_modules/.bin first on the path, whatever the platform calls it. */
const withBin = (env) => {
  const path = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const bin = inProject('node_modules', '.bin');
  return { ...process.env, ...env, [path]: `${bin}${delimiter}${process.env[path] ?? ''}` };
};
