import { message, submission } from '../contract/store-fixtures.ts';
import { runOn } from '../libsql/empty-tables.ts';
import { runSqld } from '../libsql/running-sqld.ts';
import { openSharedTestStore } from '../libsql/shared-store.ts';

/** Why no instance reads from a replica, and how `sqld` keeps what it is given. */
export interface ReplicaLag {
  asked: number;
  /** Receipts that a replica did not know right after it had taken the submission itself. */
  notThere: number;
  /** The same at the primary. */
  notThereAtPrimary: number;
  /** Settings of the database as they are over HTTP, by name. */
  settings: Readonly<Record<string, string>>;
}

/** Sends through a replica and through the primary, and asks the same one for the receipt at once. */
export const measureReplicaLag = async (asked: number): Promise<ReplicaLag> => {
  const primary = await runSqld();
  const replica = await runSqld({ replicaOf: primary.grpcUrl });
  const missesAt = async (url: string): Promise<number> => {
    const store = await openSharedTestStore({ url });
    let misses = 0;
    for (let turn = 0; turn < asked; turn += 1) {
      const sent = submission();
      await store.accept(sent, [message(sent)], 0);
      if ((await store.findByReceiptToken(sent.receiptToken)) === undefined) misses += 1;
    }
    await store.close();
    return misses;
  };
  try {
    const notThereAtPrimary = await missesAt(primary.url);
    const notThere = await missesAt(replica.url);
    const settings: Record<string, string> = {};
    for (const name of ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete']) {
      const sql = `SELECT ${name} AS value FROM pragma_${name}`;
      const [rows] = await runOn(primary.url, { sql });
      settings[name] = String(rows?.[0]?.['value']);
    }
    return { asked, notThere, notThereAtPrimary, settings };
  } finally {
    await replica.remove();
    await primary.remove();
  }
};
