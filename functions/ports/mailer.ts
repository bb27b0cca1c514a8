import type { Attachment, Mail } from '#functions/ports.ts';

/**
 * What became of one try to send. Only `sent` is success; `not-now` was certainly not sent and may be
 * tried again; `unknown` may or may not have arrived; `refused` will be refused again.
 * `status` is the provider's HTTP status where there was one; `error` names the fault, without content.
 */
export type SendOutcome = { kind: 'sent'; providerId: string } | SendFailure;

/** What became of one try to send several mails: all or none. Ids are in the order of the mails. */
export type BatchOutcome = { kind: 'sent'; providerIds: readonly string[] } | SendFailure;

/** A try that was no success. `not-begun`: it was called off before anything went out. */
export type SendFailure =
  | { kind: 'not-begun'; error: string; status?: undefined }
  | { kind: 'not-now'; status: number; error: string; retryAfterSeconds?: number }
  | { kind: 'unknown'; status?: number; error: string; retryAfterSeconds?: number }
  | { kind: 'refused'; status: number; error: string };

/**
 * Sends e-mail. Never rejects; the same key with the same mail is delivered once within 24 hours. Once
 * `calledOff` is aborted nothing more is begun; what has gone out is waited for.
 */
export interface Mailer {
  send(
    mail: Mail,
    attachments: readonly Attachment[],
    idempotencyKey: string,
    calledOff?: AbortSignal,
  ): Promise<SendOutcome>;

  /** The same for at most 100 mails without files in one request: all go out or none. */
  sendBatch(
    mails: readonly Mail[],
    idempotencyKey: string,
    calledOff?: AbortSignal,
  ): Promise<BatchOutcome>;

  /** How many mails should go into one request where requests are what is scarce; else 0. */
  batchSize: number;
}
