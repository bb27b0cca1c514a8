import { mkdtempSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#functions/adapters/sqlite-connection.ts';
import { systemClock } from '#functions/adapters/system-clock.ts';
import { nodeRandomness } from '#functions/adapters/node-randomness.ts';
import { canaryComplaint } from '#functions/canary/canary-complaint.ts';
import type { Sizes } from '#functions/costs/quantities.ts';
import { deliverDue } from '#functions/delivery/deliver-due.ts';
import { submitComplaint } from '#functions/intake/submit-complaint.ts';
import { mailWriter } from '#functions/intake/write-mail.ts';
import { siteFacts } from '#src/site-facts.ts';
import { openLocalStore } from './local-store.ts';

/** How many complaints are kept to measure one. */
const complaints = 100;

/**
 * Keeps complaints of an ordinary length in a store of its own, delivers them and hears of their delivery:
 * what each comes to. Rows count as often as they are written, indices not.
 */
export const measureSubmission = async (): Promise<
  Pick<Sizes, 'mails' | 'rowsWritten' | 'storedBytes'>
> => {
  const folder = mkdtempSync(join(tmpdir(), 'besked-costs-'));
  let database: DatabaseSync | undefined;
  const log = (): void => {};
  const store = await openLocalStore({
    file: join(folder, 'besked.sqlite'),
    keys: [{ id: 'costs', bytes: nodeRandomness.bytes(32) }],
    log,
    writeMail: mailWriter({ siteFacts, addresses }),
    open: (file) => (database = openDatabase(file)),
  });
  const read = (sql: string): number =>
    Number(Object.values(database?.prepare(sql).get() ?? { none: 0 })[0]);
  const bytes = () => read('PRAGMA page_count') * read('PRAGMA page_size');
  const before = { rows: read('SELECT total_changes()'), bytes: bytes() };
  try {
    const deps = {
      store,
      clock: systemClock,
      randomness: nodeRandomness,
      siteFacts,
      signingSecret: '',
      log,
    };
    for (let count = 0; count < complaints; count += 1) {
      const fields = canaryComplaint(String(count), 'customer@firm.example');
      await submitComplaint(deps, { fields, files: [] });
    }
    const mails: string[] = [];
    const mailer = {
      batchSize: 0,
      send: (_mail: unknown, _files: unknown, providerId: string) => {
        mails.push(providerId);
        return Promise.resolve({ kind: 'sent' as const, providerId });
      },
      sendBatch: () => Promise.resolve({ kind: 'unknown' as const, error: 'no batches' }),
    };
    await deliverDue({ store, mailer, clock: systemClock, randomness: nodeRandomness, log });
    for (const providerId of mails) {
      const at = systemClock.now().epochMilliseconds;
      await store.recordEvent({
        ...{ id: `event-${providerId}`, providerId, kind: 'delivered', at },
        receivedAt: at,
      });
    }
    return {
      mails: mails.length / complaints,
      rowsWritten: (read('SELECT total_changes()') - before.rows) / complaints,
      storedBytes: (bytes() - before.bytes) / complaints,
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const addresses = {
  mailFrom: 'Besked <besked@firm.example>',
  complaintsTo: 'complaints@firm.example',
  questionsTo: 'questions@firm.example',
  siteUrl: 'https://help.firm.example',
};
