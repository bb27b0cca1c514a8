import { readFile } from 'node:fs/promises';
import { EdgeVM } from '@edge-runtime/vm';
import { transform } from 'esbuild';
import type { Runtime } from './runtime.ts';

/**
 * Runs a bundle in `edge-runtime`, where there are web standards and nothing else: what touches Node
 * throws. The runtime knows no modules, so the bundle is made a script first; its code stays as it is.
 */
export const runAtEdge = async (file: string, { env, clockAhead, context }: Runtime) => {
  const module = await readFile(file, 'utf8');
  const { code } = await transform(module, {
    format: 'iife',
    globalName: 'made',
    target: 'esnext',
  });
  const vm = new EdgeVM({
    extend: (globals) =>
      Object.assign(globals, {
        process: { env },
        [Symbol.for('@vercel/request-context')]: { get: () => context.getStore() },
      }),
  });
  if (clockAhead !== 0)
    vm.evaluate(`{ const { now } = Date; Date.now = () => now() + ${clockAhead}; }`);
  vm.evaluate(code);
  const call: unknown = vm.evaluate('(url, init) => made.default(new Request(url, init))');
  if (!isCall(call)) throw new Error('The bundle cannot be called.');
  return async (request: Request): Promise<Response> => {
    const { method, url, headers } = request;
    const body = ['GET', 'HEAD'].includes(method) ? null : await request.arrayBuffer();
    const answer = await call(url, { method, headers: [...headers], body });
    const isEmpty = [204, 303, 304, 308].includes(answer.status);
    return new Response(isEmpty ? null : await answer.arrayBuffer(), {
      status: answer.status,
      headers: [...answer.headers],
    });
  };
};

const isCall = (value: unknown): value is (url: string, init: RequestInit) => Promise<Response> =>
  typeof value === 'function';
