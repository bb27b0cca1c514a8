import { hex } from '#domain/hex.ts';
import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Log } from '#functions/ports.ts';

/** What the stand-in serves. */
export interface LocalEdgeConfigOptions {
  /** All items, read anew for each request; a rejection is answered as Edge Config's own fault. */
  items: () => Promise<Readonly<Record<string, unknown>>>;
  /** The read token of the connection string. */
  token?: string;
  log: Log;
}

/**
 * A stand-in for Edge Config's read API, to be mounted where a connection string points: `/item/KEY`,
 * `/items` and `/digest`, with the digest and ETag headers by which the SDK tells "no such
 * item" from "no such Edge Config" and saves itself reading again.
 */
export const localEdgeConfig = ({ items, token = 'local', log }: LocalEdgeConfigOptions): Hono => {
  let reported = '';

  return new Hono()
    .use(async (c, next) => {
      if (c.req.header('authorization') !== `Bearer ${token}`) {
        return refuse(c, 401, 'unauthorized', 'The token is not the one of this Edge Config.');
      }
      return next();
    })
    .get('/item/:key', async (c) => {
      const all = await items();
      const key = c.req.param('key');
      c.header('x-edge-config-digest', await digest(all));
      if (!Object.hasOwn(all, key)) {
        return refuse(c, 404, 'edge_config_item_not_found', `There is no item "${key}".`);
      }
      return answer(c, all[key]);
    })
    .get('/items', async (c) => {
      const all = await items();
      c.header('x-edge-config-digest', await digest(all));
      const keys = c.req.queries('key') ?? Object.keys(all);
      const chosen = keys.filter((key) => Object.hasOwn(all, key));
      return answer(c, Object.fromEntries(chosen.map((key) => [key, all[key]])));
    })
    .get('/digest', async (c) => answer(c, await digest(await items())))
    .onError((error, c) => {
      if (reported !== error.message) log('edge_config_file_unreadable', { error: error.message });
      reported = error.message;
      return refuse(c, 500, 'internal_server_error', error.message);
    });
};

const answer = async (c: Context, value: unknown): Promise<Response> => {
  const etag = `"${await digest(value)}"`;
  c.header('etag', etag);
  return c.req.header('if-none-match') === etag ? c.body(null, 304) : c.json(value);
};

const refuse = (c: Context, status: 401 | 404 | 500, code: string, message: string): Response =>
  c.json({ error: { code, message } }, status);

const digest = async (value: unknown): Promise<string> => {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return hex(hash);
};
