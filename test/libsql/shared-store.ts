import { openLibsqlStore, type LibsqlStoreOptions } from '#functions/adapters/libsql-store.ts';
import type { Store, WriteMail } from '#functions/ports.ts';
import { openSealedStore } from '#functions/sealing/open-sealed-store.ts';
import { testSealer, testWriter } from '../contract/test-store.ts';

/** A shared store as Besked opens it, sealed with a key for tests. */
export const openSharedTestStore = async (
  options: LibsqlStoreOptions,
  writeMail: WriteMail = testWriter,
): Promise<Store> =>
  openSealedStore(await openLibsqlStore(options), testSealer(1), {
    log: () => {},
    writeMail,
  });
