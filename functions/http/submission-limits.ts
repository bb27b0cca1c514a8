import type { Context } from 'hono';
import { clientNetwork } from '#domain/client-network.ts';
import type { Clock, EpochMs, SubmissionLimit } from '#functions/ports.ts';

/** How many submissions are kept in an hour: from one client, and in all. 0: any number. */
export interface LimitsPerHour {
  perClient: number;
  inAll: number;
}

/** What counting the submissions of a client needs. */
export interface LimitDeps {
  clock: Clock;
  limitsPerHour: LimitsPerHour;
  /** Where a request came from, if it can be told. Only a keyed hash of it is used, for that day. */
  clientAddress: (c: Context) => string | undefined;
  /** The secret of that hash. The same in every process that shares a store. */
  addressSecret: string;
}

const hour = 3_600_000;
const dayLength = 24 * hour;

/**
 * Says which limits a request counts against, in whole UTC hours; those `of` one kind of request apart
 * from all others. An address is never kept: its bucket is
 * an HMAC with a key of the day, so that nobody can tell whose it is or follow anybody to the next day.
 */
export const createSubmissionLimits = (deps: LimitDeps, of = '') => {
  let latest: { day: number; key: Promise<CryptoKey> } | undefined;

  const keyOf = (day: number): Promise<CryptoKey> => {
    if (latest?.day !== day) latest = { day, key: dayKey(deps.addressSecret, day) };
    return latest.key;
  };

  return async (c: Context): Promise<SubmissionLimit[]> => {
    const { perClient, inAll } = deps.limitsPerHour;
    const now = deps.clock.now().epochMilliseconds;
    const until: EpochMs = (Math.floor(now / hour) + 1) * hour;
    const network = clientNetwork(deps.clientAddress(c) ?? '');
    const limits: SubmissionLimit[] = [];
    if (inAll > 0) limits.push({ bucket: `${of}all`, until, most: inAll });
    if (perClient > 0 && network !== undefined) {
      const code = await hmac(await keyOf(Math.floor(now / dayLength)), network);
      const bucket = of + btoa(String.fromCharCode(...code.subarray(0, 16)));
      limits.push({ bucket, until, most: perClient });
    }
    return limits;
  };
};

const algorithm = { name: 'HMAC', hash: 'SHA-256' };

const importKey = (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);

const hmac = async (key: CryptoKey, text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));

/** A key for one day and this one purpose, from which neither the secret nor another day's key follows. */
const dayKey = async (secret: string, day: number): Promise<CryptoKey> => {
  const secretKey = await importKey(new TextEncoder().encode(secret));
  return importKey(new Uint8Array(await hmac(secretKey, `client address ${day}`)));
};
