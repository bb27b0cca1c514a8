import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { filesIn } from './files-in.ts';

/** What a function weighs, in bytes: Vercel counts what is left after gzip. */
export interface FunctionSize {
  name: string;
  bytes: number;
  gzipped: number;
}

/** What a function may weigh at most after gzip, in bytes: Vercel's least generous plan takes 1 MB. */
export const sizeBudget = 1_000_000;

/** The size of each function of an output folder. */
export const functionSizes = async (output: string): Promise<FunctionSize[]> => {
  const functions = join(output, 'functions');
  const names = (await readdir(functions)).filter((name) => name.endsWith('.func')).sort();
  return Promise.all(names.map((name) => sizeOf(join(functions, name))));
};

const sizeOf = async (folder: string): Promise<FunctionSize> => {
  const size = { name: basename(folder, '.func'), bytes: 0, gzipped: 0 };
  for (const file of await filesIn(folder)) {
    const content = await readFile(join(folder, file));
    size.bytes += content.length;
    size.gzipped += (await promisify(gzip)(content)).length;
  }
  return size;
};

/** The size of each function beside what it may have: a line each. */
export const budgetLines = (sizes: readonly FunctionSize[]): string[] => [
  'function        bytes   gzipped   of 1 MB',
  ...sizes.map(
    ({ name, bytes, gzipped }) =>
      name.padEnd(11) +
      [bytes, gzipped].map((count) => count.toLocaleString('en').padStart(10)).join('') +
      `${((100 * gzipped) / sizeBudget).toFixed(1).padStart(8)} %`,
  ),
];

/** The functions that weigh more than they may. */
export const overBudget = (sizes: readonly FunctionSize[]): FunctionSize[] =>
  sizes.filter(({ gzipped }) => gzipped > sizeBudget);
