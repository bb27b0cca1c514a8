import type { RequestListener, Server } from 'node:http';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { readBuiltSite } from '#functions/adapters/built-site.ts';
import { jsonLog } from '#functions/adapters/json-log.ts';
import { formatFaults, localAddresses, parseConfig, type Config } from '#functions/config.ts';
import { StoreUnavailableError } from '#functions/ports.ts';
import { SealingKeysError } from '#functions/sealing/open-sealed-store.ts';
import { composeLocal } from './compose-local.ts';
import { endServer, openConnections } from './end-server.ts';
import { createHttpServer } from './http-server.ts';
import { nodeAtOnce } from './node-at-once.ts';
import { onStop } from './on-stop.ts';

/** How long mail that has gone out may take to be answered and marked once requests have ended. Milliseconds. */
const lastMarksWithin = 15_000;

/** Says in one line why Besked cannot start, and ends with 1. */
const giveUp = (why: string): never => {
  process.stderr.write(`${why}\n`);
  process.exit(1);
};

/** Listens first, so that a taken port is told before anything else is touched. */
const listen = async (server: Server, { host, port }: Config): Promise<number> => {
  await new Promise<void>((done) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      giveUp(
        error.code === 'EADDRINUSE'
          ? `Port ${port} is taken: end the other program, or choose another port, as in PORT=${port + 1} npm start.`
          : `Cannot listen on ${host}, port ${port} (${error.code ?? error.message}): mend HOST or PORT.`,
      ),
    );
    server.listen(port, host, done);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
};

const start = async (): Promise<void> => {
  const read = parseConfig(process.env);
  if (read.kind === 'faulty') return giveUp(formatFaults(read.faults));
  const config = { ...read.config, dataDir: resolve(read.config.dataDir) };

  const server = createHttpServer();
  const connections = openConnections(server);
  const stopping = new AbortController();
  const composed = Promise.withResolvers<RequestListener>();
  const answerLater: RequestListener = (request, response) => {
    void composed.promise.then((answer) => answer(request, response));
  };
  server.on('request', answerLater);
  const port = await listen(server, config);
  const site = readBuiltSite('.build');
  const { app, ready, close } = await composeLocal(config, {
    port,
    site,
    stopping: stopping.signal,
    connections: () => connections.size,
  });
  const route = getRequestListener(app.fetch);
  const answer = nodeAtOnce(ready, (request, response) => void route(request, response));
  server.off('request', answerLater).on('request', answer);
  composed.resolve(answer);

  const { siteUrl } = localAddresses(config, port);
  const own = siteUrl.startsWith('https://') ? `http://${config.host}:${port}` : siteUrl;
  // The first read of notices costs ten times the next: a customer should not wait for it, or miss one.
  for (const path of ['/', '/en/']) await app.request(own + path);
  // Before it says that it is ready: who reads that may ask it to stop.
  const [delay, within] = [config.stop.delay * 1000, config.stop.within * 1000];
  onStop(
    async () => {
      jsonLog('stopping', { connections: connections.size });
      stopping.abort();
      await setTimeout(delay);
      const cutOff = await endServer(server, connections, within);
      await close();
      jsonLog('stopped', { cutOff });
    },
    delay + within + lastMarksWithin,
  );
  process.stdout.write(`Site:   ${siteUrl}/\n`);
  if (own !== siteUrl) process.stdout.write(`Here:   ${own}/\n`);
  process.stdout.write(
    `Inbox:  ${config.production ? 'none: e-mail is really sent' : `${own}/_local/inbox/`}\n`,
  );
  process.stdout.write(`Data:   ${config.dataDir}\n`);
};

try {
  await start();
} catch (error) {
  if (error instanceof SealingKeysError) giveUp(error.message);
  if (!(error instanceof StoreUnavailableError)) throw error;
  if (error.message.startsWith('libSQL:'))
    giveUp(
      `The shared store cannot be used. ${error.message} Mend LIBSQL_URL or LIBSQL_AUTH_TOKEN.`,
    );
  giveUp(`The data folder cannot be used: ${error.message} Mend DATA_DIR or its permissions.`);
}
