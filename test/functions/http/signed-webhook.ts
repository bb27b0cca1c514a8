import { createHmac } from 'node:crypto';

/** A signing secret, as Resend shows it. */
export const webhookSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** What a call of Resend holds; `secondsAgo` is when it was signed. */
export interface WebhookParts {
  id?: string;
  secondsAgo?: number;
  secret?: string;
}

/** A call as Resend makes it, signed as Svix does: HMAC-SHA-256 over id, time and body. */
export const signedWebhook = (
  body: string | object,
  { id = 'msg_1', secondsAgo = 0, secret = webhookSecret }: WebhookParts = {},
) => {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = String(Math.floor(Date.now() / 1000) - secondsAgo);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${payload}`);
  return {
    method: 'POST',
    body: payload,
    headers: {
      'content-type': 'application/json',
      'svix-id': id,
      'svix-timestamp': timestamp,
      'svix-signature': `v1,${signature.digest('base64')}`,
    },
  };
};

/** The body of an event about an e-mail, with more in it than Besked reads. */
export const resendEvent = (
  type: string,
  emailId: string,
  createdAt = '2026-11-24T10:00:05.126Z',
) => ({
  type,
  created_at: createdAt,
  data: {
    email_id: emailId,
    created_at: '2026-11-24 10:00:01.894719+00',
    from: 'Besked <besked@example.test>',
    to: ['oberg@example.test'],
    subject: 'Vi har tagit emot ditt klagomål',
    bounce: { type: 'Permanent', subType: 'General', message: 'No such user oberg@example.test' },
  },
});
