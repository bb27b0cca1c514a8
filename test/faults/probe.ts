import { pause } from './random.ts';

/** How a server answered other requests for a while. Times in milliseconds. */
export interface Probed {
  count: number;
  median: number;
  slowest: number;
  slowestPath: string;
  /** Answers that were neither the page nor, for the health check, a word on what is wrong. */
  wrong: string[];
}

/** Asks for paths in turn, one at a time, until the work is done. */
export const probeWhile = async <T>(
  url: string,
  paths: readonly string[],
  work: Promise<T>,
): Promise<Probed> => {
  const times: { path: string; ms: number }[] = [];
  const wrong: string[] = [];
  let over = false;
  const end = (): void => {
    over = true;
  };
  work.then(end, end);
  for (let turn = 0; !over; turn += 1) {
    const path = paths[turn % paths.length] ?? '/';
    const start = performance.now();
    const answer = await fetch(url + path, { signal: AbortSignal.timeout(60_000) });
    await answer.arrayBuffer();
    times.push({ path, ms: performance.now() - start });
    const mayBeUnwell = path.startsWith('/api/health') && answer.status === 503;
    if (answer.status !== 200 && !mayBeUnwell) wrong.push(`${path}: ${answer.status}`);
    await pause(10);
  }
  times.sort((a, b) => a.ms - b.ms);
  return {
    count: times.length,
    median: times[Math.floor(times.length / 2)]?.ms ?? 0,
    slowest: times.at(-1)?.ms ?? 0,
    slowestPath: times.at(-1)?.path ?? '',
    wrong,
  };
};
