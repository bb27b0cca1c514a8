// A deployment on this machine, for tests: node test/vercel/serve.ts OUTPUT, with its settings in the
// environment. Answers as Vercel does, and beside that with the local tools at /_local.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { Temporal } from 'temporal-polyfill';
import { localEdgeConfigEditor } from '#functions/adapters/local-edge-config-editor.ts';
import { systemClock } from '#functions/adapters/system-clock.ts';
import { localEdgeConfig } from '#functions/local/edge-config-endpoint.ts';
import { localResend } from '#functions/local/resend-endpoint.ts';
import { vercelApi } from '#test/contract/vercel-api.ts';
import { fileItems } from './file-items.ts';
import { runDeployment } from './deployment.ts';
import { deploymentSettings } from './running-deployment.ts';

const [output = '.vercel/output'] = process.argv.slice(2);
const { DATA_DIR: dataDir = '.data', BESKED_NOW, PORT: port = '0', ...given } = process.env;

const listening = async (fetch: (request: Request) => Response | Promise<Response>, at = 0) => {
  const answer = getRequestListener(fetch);
  const server = createServer((request, response) => void answer(request, response));
  server.listen(at, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
};

const noLog = () => {};
const edgeConfigFile = join(dataDir, 'edge-config.json');
const { items } = localEdgeConfigEditor(edgeConfigFile);
const tools = localResend({ folder: join(dataDir, 'inbox'), clock: systemClock });
const standIns = new Hono()
  .route('/', tools)
  .route('/edge-config', localEdgeConfig({ items, log: noLog }))
  .route('/vercel', vercelApi(fileItems(edgeConfigFile)).app);
const own = await listening(standIns.fetch);

const env = deploymentSettings(own);
for (const [name, value] of Object.entries(given)) if (value !== undefined) env[name] = value;

const clockAhead =
  BESKED_NOW === undefined ? 0 : Temporal.Instant.from(BESKED_NOW).epochMilliseconds - Date.now();
const deployment = await runDeployment(output, { env, clockAhead });
const local = new Hono().route('/_local', tools);
const url = await listening((request) => {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/_local/')) return local.fetch(request);
  const headers = new Headers(request.headers);
  // Vercel writes these itself, whatever the client has sent.
  for (const name of ['x-forwarded-for', 'x-real-ip']) headers.set(name, '127.0.0.1');
  return deployment.fetch(new Request(request, { headers }));
}, Number(port));
process.stdout.write(`Site:   ${url}/\nInbox:  ${url}/_local/inbox/\n`);
