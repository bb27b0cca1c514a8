import { join } from 'node:path';
import { Hono } from 'hono';
import { edgeConfigNotices } from '#functions/adapters/edge-config-notices.ts';
import { jsonLog, jsonRequestLog } from '#functions/adapters/json-log.ts';
import { localEdgeConfigEditor } from '#functions/adapters/local-edge-config-editor.ts';
import { nodeCrypto } from '#functions/adapters/node-crypto.ts';
import { nodeProcessGauges } from '#functions/adapters/node-process-gauges.ts';
import { resendMailer } from '#functions/adapters/resend-mailer.ts';
import { resendWebhooks } from '#functions/adapters/resend-webhooks.ts';
import { clockFrom, systemClock } from '#functions/adapters/system-clock.ts';
import { fileVersion, readWhenChanged } from '#functions/adapters/unchanged-notices.ts';
import { nodeRandomness } from '#functions/adapters/node-randomness.ts';
import { workerPress } from '#functions/adapters/worker-press.ts';
import { createBesked, type Besked } from '#functions/app.ts';
import { localAddresses, type Config } from '#functions/config.ts';
import { deliverAndWatch } from '#functions/delivery/deliver-and-watch.ts';
import { deliverDue } from '#functions/delivery/deliver-due.ts';
import { deliverWithinMs } from '#functions/delivery/message-state.ts';
import { watchDeliveries } from '#functions/delivery/watch-deliveries.ts';
import { answerFirst } from '#functions/http/answer-first.ts';
import type { AppDeps } from '#functions/http/app-deps.ts';
import { deskDaily } from '#functions/http/desk-daily.ts';
import { forwardedAddress } from '#functions/http/forwarded-address.ts';
import { securityHeaders } from '#functions/http/security-headers.ts';
import { forgetOld } from '#functions/keeping/forget-old.ts';
import { localEdgeConfig } from '#functions/local/edge-config-endpoint.ts';
import { localResend } from '#functions/local/resend-endpoint.ts';
import { createMeter } from '#functions/metrics/create-meter.ts';
import { meteredStore } from '#functions/metrics/metered-store.ts';
import { siteFacts } from '#src/site-facts.ts';
import { accentOnWhite } from '#src/styles/accent.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { configuredDesk } from './configured-desk.ts';
import { configuredWriter } from './configured-writer.ts';
import { startDailyWork } from './daily-work.ts';
import { startDeliveryWatch } from './delivery-watch.ts';
import { startDeliveryWorker } from './delivery-worker.ts';
import { openLocalStore, sealingKeys, storeFile } from './local-store.ts';
import { mailerOptions } from './mailer-options.ts';
import { socketAddress } from './socket-address.ts';

const { version } = packageJson;

/** Besked on one machine: what answers requests, and how to end it. */
export interface LocalBesked extends Besked {
  /** Ends delivery and closes the store. Requests must have ended before. */
  close: () => Promise<void>;
}

/** What Besked keeps and sends with. A fault run wraps these, to see what it does when they fail. */
export interface LocalParts {
  openStore: typeof openLocalStore;
  makeMailer: typeof resendMailer;
  deliverAll: typeof deliverDue;
}

/** The parts of the product. */
export const localParts: LocalParts = {
  openStore: openLocalStore,
  makeMailer: resendMailer,
  deliverAll: deliverDue,
};

/** The module of the thread that prints: beside this one, and beside the bundled server. */
const pressThread = new URL(
  import.meta.url.endsWith('.ts') ? 'press-thread.ts' : 'press-thread.mjs',
  import.meta.url,
);

/** Where another process does what has to be done by itself. */
const idle = { wake: () => {}, stop: () => Promise.resolve() };

/**
 * Puts Besked together on one machine: SQLite in the data folder, the real SDKs, and, outside
 * production, the stand-ins that they talk to. Rejects if the data folder cannot be used.
 */
export const composeLocal = async (
  config: Config,
  {
    port,
    site,
    stopping = new AbortController().signal,
    connections = () => 0,
  }: {
    port: number;
    site: Pick<AppDeps, 'pages' | 'files' | 'compress'>;
    /** Aborted: it is going to end. Nothing more is delivered, and what is claimed is given back. */
    stopping?: AbortSignal;
    /** How many connections are open. */
    connections?: () => number;
  },
  { openStore, makeMailer, deliverAll } = localParts,
): Promise<LocalBesked> => {
  const addressesOf = localAddresses(config, port);
  const clock = config.startAt === undefined ? systemClock : clockFrom(config.startAt);
  const log = jsonLog;
  const keys = sealingKeys(config);
  const meter = createMeter();
  const store = meteredStore(
    await openStore({
      ...{ file: storeFile(config.dataDir), shared: config.libsql },
      ...{ keys, log, writeMail: configuredWriter(config, port) },
    }),
    meter,
  );
  const mailer = makeMailer(mailerOptions(config, addressesOf));
  const webhooks =
    config.resendWebhookSecret === undefined
      ? undefined
      : resendWebhooks({ secret: config.resendWebhookSecret });
  const addresses = {
    mailFrom: config.mailFrom,
    complaintsTo: config.complaintsTo,
    questionsTo: config.questionsTo,
    fallbackTo: config.complaintsFallbackTo,
    siteUrl: addressesOf.siteUrl,
  };
  const deliver = () =>
    deliverAll(
      {
        ...{ store, mailer, clock, log, meter, randomness: nodeRandomness },
        deliveredWithinMs: webhooks && deliverWithinMs,
      },
      { signal: stopping },
    );
  const look = () => watchDeliveries({ store, clock, log, siteFacts, addresses });
  const worker = config.delivers ? startDeliveryWorker({ deliver, store, clock, log }) : idle;
  const watch = config.delivers ? startDeliveryWatch({ look, kept: worker.wake, log }) : idle;
  stopping.addEventListener('abort', () => void worker.stop());
  const forget = () => forgetOld({ store, clock, log, siteFacts });
  const forgetting = config.delivers ? startDailyWork({ work: forget, log }) : idle;

  const noticesFile = join(config.dataDir, 'edge-config.json');
  const edgeConfigFile = localEdgeConfigEditor(noticesFile);
  const edgeConfig = edgeConfigNotices({ connectionString: addressesOf.edgeConfig });
  const isStandIn = config.edgeConfig === undefined;
  const { staff, desk } = configuredDesk(config, {
    ...{ siteUrl: addressesOf.siteUrl, mailer, file: edgeConfigFile },
    later: (work) => void setImmediate(() => void work()),
  });
  const daily =
    desk &&
    startDailyWork({
      work: () => deskDaily({ ...{ store, clock, siteFacts, log, mailer, addresses }, ...desk }),
      log,
    });
  const press = workerPress(pressThread);
  const { app, ready } = createBesked({
    ...site,
    store,
    noticeSource: isStandIn ? readWhenChanged(edgeConfig, fileVersion(noticesFile)) : edgeConfig,
    clock,
    randomness: nodeRandomness,
    cryptoWork: nodeCrypto,
    siteFacts,
    addresses,
    webhooks,
    paper: { press, colour: accentOnWhite(siteFacts.accentColour) },
    staff,
    desk,
    cronSecret: config.cronSecret,
    limitsPerHour: config.limitsPerHour,
    clientAddress: (c) =>
      forwardedAddress(socketAddress(c), c.req.header('x-forwarded-for'), config.trustedProxies),
    addressSecret: config.cronSecret,
    signingSecret: config.cronSecret,
    log,
    meter,
    requestLog:
      config.logRequests === 'none'
        ? undefined
        : { write: jsonRequestLog, pages: config.logRequests === 'all' },
    processGauges: nodeProcessGauges({ dataDir: config.dataDir, version, connections }),
    isStopping: () => stopping.aborted,
    deliver: () => deliverAndWatch(deliver, look),
    accepted: worker.wake,
  });
  const tools = new Hono()
    .use(securityHeaders())
    .route('/_local/edge-config', localEdgeConfig({ items: edgeConfigFile.items, log }))
    .route('/_local', localResend({ folder: join(config.dataDir, 'inbox'), clock }));
  const isForTools = ({ url }: Request): boolean =>
    !config.production && url.includes('/_local/') && new URL(url).pathname.startsWith('/_local/');
  return {
    ready,
    app: answerFirst(app, (next, request, env) =>
      isForTools(request) ? tools.fetch(request, env) : next(),
    ),
    close: async () => {
      await press.close();
      await forgetting.stop();
      await daily?.stop();
      await watch.stop();
      await worker.stop();
      await store.close();
    },
  };
};
