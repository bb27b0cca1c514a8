import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleServer } from '#functions/build/bundled-server.ts';
import { serverLine } from '../../scripts/server-line.mjs';

/** A real server process of Besked, started by a test. */
export interface RunningServer {
  /** The site's address, without a slash at its end. */
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** Everything it has printed so far. */
  output: () => string;
  /** Ends the process; the data stays. */
  stop: (signal?: NodeJS.Signals) => Promise<void>;
  /** Ends the process and removes the data. */
  remove: () => Promise<void>;
}

/**
 * Starts the server as `npm start` does, bundled from the sources as they are now, on a free port, in a
 * data folder of its own unless one is given, and without limits on how much is sent unless some are
 * given. `project` is the folder of another copy.
 */
export const startServer = async (
  env: Record<string, string> = {},
  dataDir?: string,
  project = '.',
): Promise<RunningServer> => {
  const known = bundled.get(project) ?? bundleServer(resolve(project));
  bundled.set(project, known);
  await known;
  return startProcess(serverLine.slice(1), env, dataDir, project);
};

/** By folder: one bundle serves all that a file of tests starts. */
const bundled = new Map<string, Promise<void>>();

/** The same for another program that says where its site and its inbox are, and ends as Besked does. */
export const startProcess = async (
  line: readonly string[],
  env: Record<string, string> = {},
  dataDir?: string,
  project = '.',
): Promise<RunningServer> => {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'besked-')));
  const child = spawn(process.execPath, line, {
    cwd: project,
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: folder, LIMIT_IN_ALL: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (match !== null && output.includes('_local/inbox')) resolve(match[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`The server ended (${code}):\n${output}`)));
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    url,
    dataDir: folder,
    process: child,
    output: () => output,
    stop,
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
