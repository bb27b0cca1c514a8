import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { has } from './machine.ts';

/** The core that servers run on, and the one that load and everything else runs on. */
export const cores = { server: 0, load: 1 } as const;

const pinning = availableParallelism() > 1 && has('taskset');

/** A command line that runs on one core, where that can be had. */
export const onCore = (core: number, line: readonly string[]): string[] =>
  pinning ? ['taskset', '-c', String(core), ...line] : [...line];

/** A server process that a bench started. */
export interface Peer {
  url: string;
  /** CPU time that it has used, in microseconds; 0 where it cannot be told. */
  cpuMicroseconds: () => number;
  /** The most memory that it has held, in MB; 0 where it cannot be told. */
  peakMb: () => number;
  stop: () => Promise<void>;
}

/** How to start a server. */
export interface PeerOptions {
  line: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** Finds the address in what the server prints, which is then ready. */
  ready?: RegExp;
  cwd?: string;
  core?: number;
}

/** Starts a server on the servers' core. Rejects with what it printed if it ends before it is ready. */
export const startPeer = async ({
  line,
  env = {},
  ready = /(http:\/\/127\.0\.0\.1:\d+)/,
  cwd,
  core = cores.server,
}: PeerOptions): Promise<Peer> => {
  const [command = '', ...given] = onCore(core, line);
  const child = spawn(command, given, {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const url = await addressOf(child, ready);
  return {
    url,
    cpuMicroseconds: () => cpuOf(child.pid),
    peakMb: () => peakOf(child.pid),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(timer);
    },
  };
};

const addressOf = (child: ChildProcess, ready: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let output: string | undefined = '';
    const read = (chunk: Buffer): void => {
      if (output === undefined) return;
      output += chunk.toString();
      const [, url] = ready.exec(output) ?? [];
      if (url === undefined) return;
      output = undefined;
      resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`${child.spawnargs.join(' ')} ended (${code}):\n${output ?? ''}`));
    });
  });

/** Linux counts in ticks of 10 ms. */
const tick = 10_000;

const cpuOf = (pid: number | undefined): number => {
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * tick;
};

const peakOf = (pid: number | undefined): number =>
  Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024);

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
