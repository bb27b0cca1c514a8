import { flushCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { readBuiltSite } from '#functions/adapters/built-site.ts';
import { formatFaults, parseConfig } from '#functions/config.ts';
import { composeLocal, localParts } from '#functions/entry/compose-local.ts';
import { createHttpServer } from '#functions/entry/http-server.ts';
import { mutants } from './mutants.ts';
import { paced, shortened, unsafeDisk } from './parts.ts';
import { plainSite } from './plain-pages.ts';
import { planSchema } from './plan.ts';

/** Besked as `functions/entry/local.ts` runs it, with its parts wrapped as `FAULTS_PLAN` says. */
const plan = planSchema.parse(JSON.parse(process.env['FAULTS_PLAN'] ?? ''));
const read = parseConfig(process.env);
if (read.kind === 'faulty') throw new Error(formatFaults(read.faults));
const config = { ...read.config, dataDir: resolve(read.config.dataDir) };

const shorter = shortened(unsafeDisk(localParts, plan), plan);
const mutated = plan.mutant === undefined ? shorter : mutants[plan.mutant](shorter);
const parts = paced(mutated, plan);

// Whoever started this has gone: nobody would ever end it.
process.stdin.once('end', () => process.exit(1)).resume();

const server = createHttpServer();
const answers = Promise.withResolvers<ReturnType<typeof getRequestListener>>();
server.on('request', (request, response) => {
  void answers.promise.then((answer) => answer(request, response));
});
server.listen(config.port, config.host, () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const site = plan.site === 'built' ? readBuiltSite('.build') : plainSite;
  void composeLocal(config, { port, site }, parts).then(({ app, close }) => {
    answers.resolve(getRequestListener(app.fetch));
    process.stdout.write(`Here: http://127.0.0.1:${port}/_local/inbox/\n`);
    // One that is killed would leave nothing to the next.
    flushCompileCache();
    process.once('SIGTERM', () => {
      server.close(() => void close().then(() => process.exit(0)));
      server.closeAllConnections();
    });
  });
});
