import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { complaintBody } from './complaint-text.ts';
import { has } from './machine.ts';
import { cores, onCore } from './pinned.ts';

/** What is asked for, again and again, on 64 connections that stay open. */
export interface Load {
  url: string;
  seconds: number;
  headers?: Readonly<Record<string, string>>;
  /** Posts complaints of 1.5 kB instead of getting a page, no two alike. */
  complaints?: boolean;
  connections?: number;
}

/** What came of it. `failed` counts answers that are neither 2xx nor 3xx, and connections that broke. */
export interface Loaded {
  requests: number;
  seconds: number;
  failed: number;
}

/** Makes as many requests as are answered, from the core of the load. */
export const load = (asked: Load): Promise<Loaded> =>
  has('wrk', ['-v']) ? loadByWrk(asked) : loadByNode(asked);

const run = promisify(execFile);

const loadByWrk = async (asked: Load): Promise<Loaded> => {
  const { url, seconds, headers = {}, complaints = false, connections = 64 } = asked;
  const line = ['wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '30s'];
  for (const [name, value] of Object.entries(headers)) line.push('-H', `${name}: ${value}`);
  if (complaints) line.push('-s', fileURLToPath(new URL('complaints.lua', import.meta.url)));
  const [command = '', ...given] = onCore(cores.load, [...line, url]);
  const { stdout } = await run(command, given, {
    env: { ...process.env, BENCH_RUN: crypto.randomUUID(), BENCH_BODY: complaintBody('NUMBER') },
  });
  const [, requests = '0', time = '1', unit = 's'] =
    /(\d+) requests in ([\d.]+)(ms|s|m)/.exec(stdout) ?? [];
  const [, refused = '0'] = /Non-2xx or 3xx responses: (\d+)/.exec(stdout) ?? [];
  const broken = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(
    stdout,
  );
  const failures = (broken ?? []).slice(1).reduce((sum, count) => sum + Number(count), 0);
  return {
    requests: Number(requests),
    seconds: Number(time) * ({ ms: 0.001, m: 60 }[unit] ?? 1),
    failed: Number(refused) + failures,
  };
};

const loadByNode = async (asked: Load): Promise<Loaded> => {
  const client = fileURLToPath(new URL('node-client-run.ts', import.meta.url));
  const line = onCore(cores.load, [process.execPath, client, JSON.stringify(asked)]);
  const [command = '', ...given] = line;
  const { stdout } = await run(command, given);
  return loadedSchema.parse(JSON.parse(stdout));
};

const loadedSchema = z.object({ requests: z.number(), seconds: z.number(), failed: z.number() });
