import { Temporal } from 'temporal-polyfill';
import { backUpStore } from '#functions/adapters/sqlite-backup.ts';
import { deliverDue } from '#functions/delivery/deliver-due.ts';
import type { Mailer, Store } from '#functions/ports.ts';
import { morning } from '#test/contract/store-fixtures.ts';

/** In milliseconds. */
export const hour = 3_600_000;

/** A provider that takes every mail, and delivers one again once it has forgotten its key. */
export const provider = () => {
  const known = new Map<string, number>();
  const delivered: string[] = [];
  const mailerAt = (now: number, batchSize = 0): Mailer => ({
    batchSize,
    sendBatch: (mails, key) => {
      if (now - (known.get(key) ?? -Infinity) >= 24 * hour) {
        known.set(key, now);
        delivered.push(...mails.map(({ to }) => to.join()));
      }
      const providerIds = mails.map((_, position) => `${key}#${position}`);
      return Promise.resolve({ kind: 'sent', providerIds });
    },
    send: (_mail, _files, key) => {
      if (now - (known.get(key) ?? -Infinity) >= 24 * hour) {
        known.set(key, now);
        delivered.push(key);
      }
      return Promise.resolve({ kind: 'sent', providerId: key });
    },
  });
  return { delivered, mailerAt };
};

/** Delivers what is due at a time, in epoch milliseconds. */
export const deliver = (store: Store, mailer: Mailer, now: number) =>
  deliverDue({
    ...{ store, mailer, log: () => {} },
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(now) },
    randomness: { bytes: (length) => new Uint8Array(length) },
  });

/** Backs a store up into a folder. */
export const backUp = (source: string, folder: string, at = morning) =>
  backUpStore(source, { folder, name: 'copy.sqlite', at });
