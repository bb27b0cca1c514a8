import { z } from 'zod';
import { singleLine } from '#domain/plain-text.ts';
import type { BatchOutcome, SendFailure, SendOutcome } from '#functions/ports.ts';

const mail = z.object({ id: z.string().min(1) });

const mailSchema = z.object({ data: mail });
const batchSchema = z.object({ data: z.object({ data: z.array(mail) }) });

/**
 * What the SDK really hands back (6.38) where that is no id, whatever its types say: an error that is null,
 * an error body of any shape, `statusCode` null for everything that never got an answer.
 */
const failureSchema = z.object({
  error: z
    .object({
      name: z.string().catch('unnamed'),
      message: z.string().catch(''),
      statusCode: z.number().nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
  headers: z.record(z.string(), z.string()).nullish().catch(undefined),
});

/** Reads the SDK's answer. Only an id is success. */
export const readResendAnswer = (answer: unknown): SendOutcome => {
  const sent = mailSchema.safeParse(answer);
  return sent.success
    ? { kind: 'sent', providerId: sent.data.data.id }
    : failureOf(answer, 'no_id');
};

/** Reads the SDK's answer to a batch of so many mails. Only an id of its own for each of them is success. */
export const readResendBatchAnswer = (answer: unknown, count: number): BatchOutcome => {
  const sent = batchSchema.safeParse(answer);
  const providerIds = sent.success ? sent.data.data.data.map(({ id }) => id) : [];
  return providerIds.length === count && new Set(providerIds).size === count
    ? { kind: 'sent', providerIds }
    : failureOf(answer, 'other_ids');
};

const failureOf = (answer: unknown, noError: string): SendFailure => {
  const { error, headers } = failureSchema.parse(answer);
  const retry = retryAfter(headers ?? {});
  if (!error) return { kind: 'unknown', error: noError, ...retry };
  const { name, statusCode } = error;
  const told = { error: describe(name, error.message), ...retry };
  if (typeof statusCode !== 'number') return { kind: 'unknown', ...told };
  const status = statusCode;
  if (status === 429) return { kind: 'not-now', status, ...told };
  if (isUncertain(status, name)) return { kind: 'unknown', status, ...told };
  return { kind: 'refused', status, error: told.error };
};

/** The SDK threw: before or after the request went out is anybody's guess. */
export const thrownOutcome = (error: unknown): SendFailure => ({
  kind: 'unknown',
  error: `thrown ${error instanceof Error ? error.name : 'unknown'}`,
});

/**
 * Whether a mail may have gone out although the answer is an error: whatever failed behind Resend's door
 * (5xx, also a gateway that gave up waiting), a request that timed out there, and another request with
 * the same key that is still under way. All other 4xx are refusals: of the key, the addresses, the content.
 */
const isUncertain = (status: number, name: string): boolean =>
  status >= 500 ||
  status === 408 ||
  (status === 409 && name === 'concurrent_idempotent_requests') ||
  status < 400;

/** `retry-after` in seconds, or as an HTTP date (RFC 9110 section 10.2.3) by the server's own clock; at most a day. */
const retryAfter = (headers: Readonly<Record<string, string>>): { retryAfterSeconds?: number } => {
  const value = headers['retry-after'] ?? '';
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : Math.ceil((Date.parse(value) - Date.parse(headers['date'] ?? '')) / 1000);
  return seconds > 0 ? { retryAfterSeconds: Math.min(seconds, 86_400) } : {};
};

/** From its first character on, so that a long word without an `@` is read once. */
const address = /(?<![^\s"'`<>(),;:])[^\s"'`<>(),;:]+@[^\s"'`<>(),;:]+/g;

/** The provider's words for the operator's log, without the addresses they may hold. */
const describe = (name: string, message: string): string =>
  `${name}: ${singleLine(message).replace(address, '<address>')}`.slice(0, 200);
