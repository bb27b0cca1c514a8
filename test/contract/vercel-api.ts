import { Hono } from 'hono';
import { z } from 'zod';

const patch = z.object({
  items: z.array(
    z.strictObject({
      operation: z.literal('upsert'),
      key: z.string().regex(/^[\w-]+$/),
      value: z.unknown(),
    }),
  ),
});

/** Where the items of an Edge Config are kept: a map, or what is like one. */
export type KeptItems = Iterable<[string, unknown]> & {
  set: (key: string, value: unknown) => unknown;
};

/** The part of Vercel's REST API that edits Edge Config `ecfg_test`, as its documentation has it. */
export const vercelApi = (items: KeptItems = new Map<string, unknown>(), token = 'secret') => {
  const asked: string[] = [];
  const app = new Hono()
    .use(async (c, next) => {
      asked.push(`${c.req.method} ${new URL(c.req.url).search}`);
      if (c.req.header('authorization') === `Bearer ${token}`) return next();
      return c.json({ error: { code: 'forbidden', message: 'Not authorized' } }, 403);
    })
    .get('/v1/edge-config/ecfg_test/items', (c) =>
      c.json(
        [...items].map(([key, value]) => ({
          ...{ key, value, edgeConfigId: 'ecfg_test', createdAt: 0, updatedAt: 0 },
        })),
      ),
    )
    .patch('/v1/edge-config/ecfg_test/items', async (c) => {
      for (const { key, value } of patch.parse(await c.req.json()).items) items.set(key, value);
      return c.json({ status: 'ok' });
    })
    .notFound((c) =>
      c.json({ error: { code: 'not_found', message: 'The Edge Config was not found.' } }, 404),
    );
  return { app, asked };
};
