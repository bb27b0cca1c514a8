import { Resend } from 'resend';
import { z } from 'zod';
import type { DeliveryEventKind, WebhookRead, WebhookVerifier } from '#functions/ports.ts';

/**
 * Checks calls with Resend's SDK: the signature over id, time and body (Svix), and that the call is at
 * most 300 seconds old by the machine's clock. It does not notice repetitions: keep the ids.
 */
export const resendWebhooks = ({ secret }: { secret: string }): WebhookVerifier => {
  // Verifying asks nobody, so no key is needed; the constructor insists on one.
  const { webhooks } = new Resend('re_unused');
  return {
    verify: ({ payload, ...headers }) => {
      try {
        const read: unknown = webhooks.verify({ payload, headers, webhookSecret: secret });
        return readEvent(headers.id, headers.timestamp, read);
      } catch (error) {
        return { kind: 'refused', reason: reasonOf(error) };
      }
    },
  };
};

/** `email.sent`, `email.opened` and whatever else comes say nothing about arrival. */
const kinds = new Map<string, DeliveryEventKind>([
  ['email.delivered', 'delivered'],
  ['email.delivery_delayed', 'delayed'],
  ['email.bounced', 'bounced'],
  ['email.complained', 'complained'],
  ['email.failed', 'failed'],
  ['email.suppressed', 'suppressed'],
]);

const eventSchema = z.object({
  type: z.string().regex(/^[a-z._]{1,64}$/),
  created_at: z.string().catch(''),
  data: z.object({ email_id: z.string().min(1).max(256).optional().catch(undefined) }).catch({}),
});

const readEvent = (id: string, timestamp: string, read: unknown): WebhookRead => {
  const event = eventSchema.safeParse(read);
  if (!event.success) return { kind: 'other', type: 'malformed' };
  const { type, created_at, data } = event.data;
  const kind = kinds.get(type);
  if (kind === undefined) return { kind: 'other', type };
  if (data.email_id === undefined) return { kind: 'other', type: 'malformed' };
  const happened = Date.parse(created_at);
  const at = Number.isNaN(happened) ? Number.parseInt(timestamp, 10) * 1000 : happened;
  return { kind: 'event', event: { id, providerId: data.email_id, kind, at } };
};

/** The SDK's own sentence, which holds nothing of the call; a fault of another sort only by its name. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  return error.name === 'WebhookVerificationError' ? error.message : error.name;
};
