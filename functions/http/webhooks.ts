import { Hono } from 'hono';
import { recordEvent, type RecordDeps } from '#functions/delivery/record-event.ts';
import { StoreUnavailableError, type Clock, type WebhookVerifier } from '#functions/ports.ts';
import { problemJson } from './problem.ts';
import { collectBody } from './read-body.ts';

/** Resend's events are some kilobytes; they carry no content of the e-mail. */
const largestBody = 128 * 1024;

/** What the route needs from outside. `webhooks` is left out where no secret is set. */
export interface WebhookDeps extends RecordDeps {
  clock: Clock;
  webhooks?: WebhookVerifier | undefined;
  /** Called when a message was kept, so that it need not wait for a timer. */
  accepted: () => void;
}

/**
 * `POST /api/webhooks/resend`: what became of our e-mails. 401 for what Resend did not sign or signed more
 * than 300 seconds ago; 503 for what could not be kept, which Resend sends again; 200 for all else, also for
 * what does not concern us: a refusal would make Resend repeat it, and at last stop calling.
 */
export const webhookRoutes = (deps: WebhookDeps) =>
  new Hono().post('/webhooks/resend', async (c) => {
    c.header('cache-control', 'no-store');
    const { webhooks, clock, log } = deps;
    if (webhooks === undefined)
      return problemJson(c, { status: 404, title: 'Not found', detail: 'No secret is set.' });
    const { end, bytes } = await collectBody(c.req.raw, largestBody);
    if (end === 'enough')
      return problemJson(c, { status: 413, title: 'Too large', detail: 'At most 128 kB.' });
    const read = webhooks.verify({
      payload: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
      id: c.req.header('svix-id') ?? '',
      timestamp: c.req.header('svix-timestamp') ?? '',
      signature: c.req.header('svix-signature') ?? '',
    });
    if (read.kind === 'refused') {
      log('webhook_refused', { reason: read.reason });
      return c.json({ title: 'Unauthorized', status: 401 }, 401);
    }
    if (read.kind === 'other') {
      log('webhook_ignored', { type: read.type });
      return c.json({ recorded: false });
    }
    try {
      const receivedAt = clock.now().epochMilliseconds;
      const recorded = await recordEvent(deps, { ...read.event, receivedAt });
      if (recorded.kind === 'recorded' && recorded.followedUp) deps.accepted();
      return c.json({ recorded: recorded.kind === 'recorded' });
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      log('webhook_not_kept', { type: read.event.kind });
      c.header('retry-after', '5');
      return problemJson(c, { status: 503, title: 'Unavailable', detail: 'Send it again.' });
    }
  });
