import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { KeptItems } from '#test/contract/vercel-api.ts';

/** The items of an Edge Config in the file that the stand-in for reading it serves. */
export const fileItems = (file: string): KeptItems => {
  const read = (): Record<string, unknown> =>
    existsSync(file)
      ? z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')))
      : {};
  return {
    [Symbol.iterator]: () => Object.entries(read())[Symbol.iterator](),
    set: (key, value) => writeFileSync(file, JSON.stringify({ ...read(), [key]: value })),
  };
};
