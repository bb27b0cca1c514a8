import { ipAddress, waitUntil } from '@vercel/functions';
import { consoleLog as log } from '#functions/adapters/console-log.ts';
import { resendMailer } from '#functions/adapters/resend-mailer.ts';
import { resendWebhooks } from '#functions/adapters/resend-webhooks.ts';
import { systemClock as clock } from '#functions/adapters/system-clock.ts';
import { webRandomness as randomness } from '#functions/adapters/web-randomness.ts';
import { createApp } from '#functions/app.ts';
import { localAddresses } from '#functions/config.ts';
import { deliverAndWatch } from '#functions/delivery/deliver-and-watch.ts';
import { deliverDue } from '#functions/delivery/deliver-due.ts';
import { deliverWithinMs } from '#functions/delivery/message-state.ts';
import { watchDeliveries } from '#functions/delivery/watch-deliveries.ts';
import { createMeter } from '#functions/metrics/create-meter.ts';
import { meteredStore } from '#functions/metrics/metered-store.ts';
import { siteFacts } from '#src/site-facts.ts';
import { configuredDesk } from './configured-desk.ts';
import { lateStore } from './late-store.ts';
import { mailerOptions } from './mailer-options.ts';
import { noFiles, pagesOf, requestLines, vercelNotices, type VercelFetch } from './vercel-parts.ts';
import { openingStore, vercelSettings } from './vercel-settings.ts';

/**
 * No message is claimed once a round has lasted so long: an edge function must answer the cron within 25
 * seconds, of which one mail may take 10. Milliseconds.
 */
const roundMs = 12_000;

/**
 * The function on Vercel: answers all that needs the store. Mails go out once their submission has been
 * answered, for as long as Vercel waits for it, and else when the cron calls. Each request has an app of
 * its own: an edge runtime may let none wait for what another has begun.
 */
export const apiFunction = (templates: Readonly<Record<string, string>>): VercelFetch => {
  const pages = pagesOf(templates);
  const { config, faults } = vercelSettings(process.env, log);
  const meter = createMeter();
  const openStore = openingStore(config, faults, log);
  const { siteUrl, edgeConfig, ...resend } = localAddresses(config, 0);
  const addresses = {
    mailFrom: config.mailFrom,
    complaintsTo: config.complaintsTo,
    questionsTo: config.questionsTo,
    fallbackTo: config.complaintsFallbackTo,
    siteUrl,
  };

  return async (request) => {
    const store = meteredStore(lateStore(openStore, log), meter);
    const mailer = resendMailer(mailerOptions(config, { siteUrl, edgeConfig, ...resend }));
    const secret = config.resendWebhookSecret;
    const webhooks = secret === undefined ? undefined : resendWebhooks({ secret });
    const deliver = () =>
      deliverDue(
        {
          ...{ store, mailer, clock, log, meter, randomness },
          deliveredWithinMs: webhooks && deliverWithinMs,
        },
        { signal: AbortSignal.timeout(roundMs) },
      );
    const look = () => watchDeliveries({ store, clock, log, siteFacts, addresses });
    const app = createApp({
      ...{
        store,
        pages,
        files: noFiles,
        clock,
        randomness,
        siteFacts,
        addresses,
        webhooks,
        log,
        meter,
      },
      // Nothing prints here, and no receipt offers it: its page says the same, and can be printed.
      paper: undefined,
      ...configuredDesk(config, { siteUrl, mailer, later: (work) => waitUntil(work()) }),
      requestLog: requestLines(config.logRequests, log),
      noticeSource: vercelNotices(config.edgeConfig),
      cronSecret: config.cronSecret,
      limitsPerHour: config.limitsPerHour,
      clientAddress: (c) => ipAddress(c.req.raw),
      addressSecret: config.cronSecret,
      signingSecret: config.cronSecret,
      deliver: () => deliverAndWatch(deliver, look),
      accepted: () => {
        waitUntil(deliver());
      },
    });
    return app.fetch(request);
  };
};
