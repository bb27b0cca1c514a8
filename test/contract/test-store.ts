import { openSqliteStore } from '#functions/adapters/sqlite-store.ts';
import type { SqliteStoreOptions } from '#functions/adapters/sqlite-store.ts';
import { webRandomness } from '#functions/adapters/web-randomness.ts';
import { mailWriter } from '#functions/intake/write-mail.ts';
import type { Log, Store, WriteMail } from '#functions/ports.ts';
import { openSealedStore } from '#functions/sealing/open-sealed-store.ts';
import { createSealer } from '#functions/sealing/sealer.ts';
import type { Sealer, SealingKey } from '#functions/sealing/sealer.ts';
import { siteFacts } from '#src/site-facts.ts';

/** A key whose secret is as good as its number. */
export const testKey = (number: number): SealingKey => ({
  id: `k${number}`,
  bytes: new Uint8Array(32).fill(number),
});

/** A sealer with the keys of these numbers, the current one first. */
export const testSealer = (...numbers: number[]): Sealer =>
  createSealer(numbers.map(testKey), webRandomness);

/** A store in a file as Besked opens it: with the key 1 and a writer of its own, unless others are given. */
export const openTestStore = async (
  options: SqliteStoreOptions,
  {
    keys = [1],
    log = () => {},
    writeMail = testWriter,
  }: { keys?: readonly number[]; log?: Log; writeMail?: WriteMail | undefined } = {},
): Promise<Store> =>
  openSealedStore(await openSqliteStore(options), testSealer(...keys), { log, writeMail });

/** Writes mails as Besked does, of a firm of its own. */
export const testWriter = mailWriter({
  siteFacts,
  addresses: {
    mailFrom: 'Besked <besked@example.test>',
    complaintsTo: 'officer@example.test',
    questionsTo: 'help@example.test',
    siteUrl: 'https://help.example.test',
  },
});
