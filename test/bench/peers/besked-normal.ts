import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { readBuiltSite } from '#functions/adapters/built-site.ts';
import { openDatabase } from '#functions/adapters/sqlite-connection.ts';
import { parseConfig } from '#functions/config.ts';
import { composeLocal, localParts } from '#functions/entry/compose-local.ts';
import { createHttpServer } from '#functions/entry/http-server.ts';

/** Besked as `functions/entry/local.ts` runs it, but with `synchronous = NORMAL`: it can lose what it kept. */
const read = parseConfig(process.env);
if (read.kind === 'faulty') throw new Error('The settings are faulty.');
const config = { ...read.config, dataDir: resolve(read.config.dataDir) };

const openUnsafely: typeof openDatabase = (file) => {
  const database = openDatabase(file);
  database.exec('PRAGMA synchronous = NORMAL');
  return database;
};

const server = createHttpServer();
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const openStore: typeof localParts.openStore = (options) =>
    localParts.openStore({ ...options, open: openUnsafely });
  const site = readBuiltSite('.build');
  void composeLocal(config, { port, site }, { ...localParts, openStore }).then(({ app }) => {
    const answer = getRequestListener(app.fetch);
    server.on('request', (request, response) => void answer(request, response));
    process.stdout.write(`Site: http://127.0.0.1:${port}/\nInbox\n`);
  });
});
