import { z } from 'zod';
import { loadInNode } from './node-client.ts';

/** `node node-client-run.ts LOAD`: loads in a process of its own and prints what came of it, both in JSON. */
const load = z.object({
  url: z.url(),
  seconds: z.number(),
  headers: z.record(z.string(), z.string()).default({}),
  complaints: z.boolean().default(false),
  connections: z.int().default(64),
});

const asked = load.parse(JSON.parse(process.argv[2] ?? ''));
process.stdout.write(JSON.stringify(await loadInNode(asked)));
