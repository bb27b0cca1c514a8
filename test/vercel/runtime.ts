import type { AsyncLocalStorage } from 'node:async_hooks';

/** What Vercel gives to a function with each request. */
export interface RequestContext {
  waitUntil: (promise: Promise<unknown>) => void;
}

/** Where a function of a deployment runs. */
export interface Runtime {
  /** The settings of the deployment. */
  env: Readonly<Record<string, string>>;
  /** How far its clock is ahead of the machine's, in milliseconds. */
  clockAhead: number;
  /** The context of the request that is being answered. */
  context: AsyncLocalStorage<RequestContext>;
}
