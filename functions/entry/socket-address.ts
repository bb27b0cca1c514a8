import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** The address at the other end of a request's connection; `undefined` where there is no connection. */
export const socketAddress = (c: Context): string | undefined => {
  try {
    return getConnInfo(c).remote.address;
  } catch {
    // Astro's development server hands requests on without their connection.
    return undefined;
  }
};
