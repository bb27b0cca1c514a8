import { Hono } from 'hono';
import { Temporal } from 'temporal-polyfill';
import { messageState } from '#functions/delivery/message-state.ts';
import type { Clock, MessageFacts, Store } from '#functions/ports.ts';
import { showsSecret, unauthorized } from './bearer.ts';
import { problemJson } from './problem.ts';

/**
 * `GET /api/canary/REFERENCE` with `Authorization: Bearer $CRON_SECRET`: what became of each message of a
 * submission, without personal data: `{reference, deliveryEvents, messages: [{purpose, state, …At}]}`.
 * `deliveryEvents` says whether word of delivery is to be expected at all.
 */
export const canaryRoutes = (deps: {
  store: Pick<Store, 'messagesOf'>;
  clock: Clock;
  cronSecret: string;
  webhooks?: unknown;
}) =>
  new Hono().get('/canary/:reference', async (c) => {
    c.header('cache-control', 'no-store');
    if (!(await showsSecret(c, deps.cronSecret))) return unauthorized(c);
    const reference = c.req.param('reference');
    const found = await deps.store.messagesOf(reference);
    if (found.length === 0)
      return problemJson(c, { status: 404, title: 'Not found', detail: 'No such reference.' });
    const now = deps.clock.now().epochMilliseconds;
    const messages = found.map((facts) => shown(facts, now));
    return c.json({ reference, deliveryEvents: deps.webhooks !== undefined, messages });
  });

const shown = (facts: MessageFacts, now: number) => ({
  purpose: facts.purpose,
  state: messageState(facts, now),
  attempts: facts.attempts,
  createdAt: iso(facts.createdAt),
  sentAt: iso(facts.sentAt),
  deliveredAt: iso(facts.deliveredAt),
});

/** Left out of the JSON where nothing has happened yet. */
const iso = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(at).toString();
