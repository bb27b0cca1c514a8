import { Resend, type CreateBatchEmailOptions } from 'resend';
import { singleLine } from '#domain/plain-text.ts';
import type { Attachment, Mail, Mailer, SendFailure } from '#functions/ports.ts';
import { steadyMs } from '#functions/ports/steady-time.ts';
import { readResendAnswer, readResendBatchAnswer, thrownOutcome } from './resend-outcome.ts';

/** How to reach Resend, or what stands in for it. Durations in milliseconds. */
export interface ResendMailerOptions {
  apiKey: string;
  /** Without a slash at its end. */
  baseUrl?: string;
  /** The SDK itself would wait for ever. */
  timeoutMs?: number;
  /** The least time between two requests: Resend takes 2 a second unless it has agreed to more. */
  intervalMs?: number;
}

/** Sends through Resend's SDK, with a time limit. Never rejects: see `SendOutcome` for what it tells. */
export const resendMailer = ({
  apiKey,
  baseUrl = 'https://api.resend.com',
  timeoutMs = 10_000,
  intervalMs = 0,
}: ResendMailerOptions): Mailer => {
  const resend = new Resend(apiKey, { baseUrl });
  const turn = takeTurns(intervalMs);
  const ask = async <Outcome>(
    calledOff: AbortSignal | undefined,
    request: (signal: AbortSignal) => Promise<Outcome>,
  ): Promise<Outcome | SendFailure> => {
    await turn(calledOff);
    if (calledOff?.aborted) return { kind: 'not-begun', error: 'called_off' };
    try {
      return await request(AbortSignal.timeout(timeoutMs));
    } catch (error) {
      return thrownOutcome(error);
    }
  };
  return {
    send: (mail, attachments, idempotencyKey, calledOff) =>
      ask(calledOff, async (signal) => {
        const sent = { ...payload(mail), attachments: files(attachments) };
        return readResendAnswer(await resend.emails.send(sent, { idempotencyKey, signal }));
      }),
    // `strict` is what the SDK asks for by itself: one mail that is refused keeps all others back.
    sendBatch: (mails, idempotencyKey, calledOff) =>
      ask(calledOff, async (signal) => {
        const options = { idempotencyKey, signal, batchValidation: 'strict' } as const;
        return readResendBatchAnswer(
          await resend.batch.send(mails.map(payload), options),
          mails.length,
        );
      }),
    batchSize: intervalMs > 0 ? mostInBatch : 0,
  };
};

/** What Resend takes in one request. */
const mostInBatch = 100;

/** The same mail makes the same payload each time: Resend refuses a known key with another payload. */
const payload = (mail: Mail): CreateBatchEmailOptions => ({
  from: mail.from,
  to: [...mail.to],
  ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
  subject: mail.subject,
  html: mail.html,
  text: mail.text,
  ...(mail.headers === undefined ? {} : { headers: { ...mail.headers } }),
});

const files = (attachments: readonly Attachment[]) =>
  attachments.map(({ filename, contentType, bytes }) => ({
    filename: singleLine(filename),
    contentType,
    content: bytes,
  }));

/** Lets callers through one by one, `interval` milliseconds apart; whoever is called off at once. */
const takeTurns = (interval: number): ((calledOff?: AbortSignal) => Promise<void>) => {
  let next = 0;
  return async (calledOff) => {
    if (interval === 0) return;
    const wait = next - steadyMs();
    next = Math.max(next, steadyMs()) + interval;
    if (wait > 0) await pause(wait, calledOff);
  };
};

/** Ends after a while, or as soon as it is called off. */
const pause = (milliseconds: number, calledOff?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      calledOff?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    calledOff?.addEventListener('abort', end);
    if (calledOff?.aborted) end();
  });
