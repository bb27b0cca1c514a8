import { Hono } from 'hono';
import type { ReadableMeter } from '#functions/metrics/create-meter.ts';
import { prometheusText } from '#functions/metrics/prometheus-text.ts';
import { StoreUnavailableError, type Clock, type Store } from '#functions/ports.ts';
import type { Gauge } from '#functions/ports/meter.ts';
import { showsSecret, unauthorized } from './bearer.ts';

/** What the route needs from outside. */
export interface MetricsDeps {
  store: Pick<Store, 'outboxHealth' | 'unreadable'>;
  clock: Clock;
  cronSecret: string;
  meter: Pick<ReadableMeter, 'read'>;
  /** What is known of the process, where the runtime tells. */
  processGauges?: (() => readonly Gauge[]) | undefined;
}

/**
 * `GET /api/metrics` with `Authorization: Bearer $CRON_SECRET`: what this process has counted since it
 * started, and what the shared store says now, in Prometheus' text format. No personal data.
 */
export const metricsRoutes = (deps: MetricsDeps) =>
  new Hono().get('/metrics', async (c) => {
    c.header('cache-control', 'no-store');
    if (!(await showsSecret(c, deps.cronSecret))) return unauthorized(c);
    const now = deps.clock.now().epochMilliseconds;
    const gauges = [...(await storeGauges(deps, now)), ...(deps.processGauges?.() ?? [])];
    const clock = {
      name: 'besked_clock_seconds',
      help: 'The time by its clock.',
      value: now / 1000,
    };
    return c.body(prometheusText(deps.meter.read(), [...gauges, clock]), 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    });
  });

const storeGauges = async ({ store }: MetricsDeps, now: number): Promise<Gauge[]> => {
  const up = (value: 0 | 1): Gauge => ({
    name: 'besked_store_up',
    help: '1 if the store can be read, else 0.',
    value,
  });
  try {
    const { pending, oldestSeconds, failed, undelivered } = await store.outboxHealth(now);
    return [
      up(1),
      { name: 'besked_outbox_pending', help: 'E-mails that are not yet sent.', value: pending },
      {
        name: 'besked_outbox_oldest_seconds',
        help: 'Age of the oldest e-mail that is not yet sent; 0 if there is none.',
        value: oldestSeconds,
      },
      { name: 'besked_outbox_failed', help: 'E-mails that are parked.', value: failed },
      {
        name: 'besked_outbox_undelivered',
        help: 'E-mails to the firm that came back or of which no word of delivery came.',
        value: undelivered,
      },
      {
        name: 'besked_unreadable_rows',
        help: 'Rows that this process could not open since it started.',
        value: store.unreadable(),
      },
    ];
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
    return [up(0)];
  }
};
