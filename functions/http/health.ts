import { Hono } from 'hono';
import { deliverWithinMs } from '#functions/delivery/message-state.ts';
import { StoreUnavailableError, type Clock, type Store } from '#functions/ports.ts';

/** Mail that has waited longer than this is late: an officer should have had it at once. Seconds. */
const lateAfterSeconds = deliverWithinMs / 1000;

/**
 * `GET /api/health`: whether submissions can be kept and mail goes out and, where there is a desk, what the
 * latest check found of the notices. Changed by hand is unhealthy until somebody takes it up at the desk.
 * No personal data.
 */
export const healthRoutes = (deps: { store: Store; clock: Clock; desk?: object | undefined }) =>
  new Hono().get('/health', async (c) => {
    c.header('cache-control', 'no-store');
    try {
      const outbox = await deps.store.outboxHealth(deps.clock.now().epochMilliseconds);
      const unreadable = deps.store.unreadable();
      const notices = deps.desk && (await deps.store.latestCheck())?.state;
      const healthy =
        notices !== 'changed-by-hand' &&
        outbox.failed + outbox.undelivered + unreadable === 0 &&
        outbox.oldestSeconds <= lateAfterSeconds;
      const status = healthy ? 'ok' : 'unhealthy';
      return c.json({ status, outbox, unreadable, notices }, healthy ? 200 : 503);
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      return c.json({ status: 'unhealthy', store: 'unavailable' }, 503);
    }
  });
