import { randomUUID } from 'node:crypto';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { openDatabase } from '#functions/adapters/sqlite-connection.ts';
import type { LocalParts } from '#functions/entry/compose-local.ts';
import type { LocalStoreOptions } from '#functions/entry/local-store.ts';
import type { Mailer, Store } from '#functions/ports.ts';
import type { MutantName } from './plan.ts';
import { pause } from './random.ts';

type Mutant = (parts: LocalParts) => LocalParts;

const withStore =
  (change: (store: Store, options: LocalStoreOptions) => Partial<Store>): Mutant =>
  (parts) => ({
    ...parts,
    openStore: async (options) => {
      const store = await parts.openStore(options);
      return { ...store, ...change(store, options) };
    },
  });

/** The customer is told before it is true. */
const answerBeforeCommit = withStore((store) => ({
  accept: (...submitted) => {
    setTimeout(() => void store.accept(...submitted).catch(() => {}), 40);
    return Promise.resolve({ kind: 'accepted' });
  },
}));

/** The messages are kept a little later than their submission, in a transaction of their own. */
const outboxOutside: Mutant = (parts) => ({
  ...parts,
  openStore: (options) =>
    parts.openStore({
      ...options,
      open: (...given) => messagesLater((options.open ?? openDatabase)(...given)),
    }),
});

const messagesLater = (database: DatabaseSync): DatabaseSync => {
  const prepare = database.prepare.bind(database);
  database.prepare = (text) => {
    if (!/insert into message\b/i.test(text)) return prepare(text);
    // Later it is no longer the statement behind its submission's.
    const statement = prepare(text.replace('WHERE changes() = 1', ''));
    const run = statement.run.bind(statement);
    const later = (values: Record<string, SQLInputValue>): void => {
      try {
        run(values);
      } catch {
        setTimeout(later, 10, values);
      }
    };
    Object.defineProperty(statement, 'run', {
      value: (values: Record<string, SQLInputValue>) => {
        setTimeout(later, 40, values);
        return { changes: 1, lastInsertRowid: 0 };
      },
    });
    return statement;
  };
  return database;
};

/** A mail is a new one to the provider at each try. */
const noIdempotencyKey: Mutant = (parts) => ({
  ...parts,
  makeMailer: (options) => {
    const mailer = parts.makeMailer(options);
    return {
      ...mailer,
      send: (mail, files) => mailer.send(mail, files, randomUUID()),
      sendBatch: (mails) => mailer.sendBatch(mails, randomUUID()),
    };
  },
});

/** A message counts as sent from the moment it is claimed. */
const markBeforeSend: Mutant = (parts) => ({
  ...parts,
  deliverAll: (deps, options) =>
    parts.deliverAll(
      {
        ...deps,
        store: {
          ...deps.store,
          claimDue: async (claim) => {
            const claimed = await deps.store.claimDue(claim);
            for (const message of claimed)
              await deps.store.markSent(message, { at: claim.now, providerId: 'early' });
            return claimed;
          },
          claimBatches: async (claim) => {
            const claimed = await deps.store.claimBatches(claim);
            for (const batch of claimed) {
              const messages = batch.messages.map(({ id }) => ({ id, providerId: `early-${id}` }));
              await deps.store.markBatchSent(batch, { at: claim.now, messages });
            }
            return claimed;
          },
          markBatchSent: () => Promise.resolve(true),
          markBatchRetry: () => Promise.resolve(true),
          markBatchFailed: () => Promise.resolve(true),
          dissolveBatch: () => Promise.resolve(true),
          markSent: () => Promise.resolve(true),
          markRetry: () => Promise.resolve(true),
          markFailed: () => Promise.resolve(true),
        },
      },
      options,
    ),
});

/** The mails go out at once; the submission is kept when they have. */
const sendBeforeCommit: Mutant = (parts) => {
  const made = Promise.withResolvers<Mailer>();
  const sending = withStore((store, { writeMail }) => ({
    accept: async (...submitted) => {
      const mailer = await made.promise;
      const [{ attachments, ...submission }, messages] = submitted;
      const files = attachments.map((file) => ({ ...file, size: file.bytes.length }));
      for (const { id, purpose } of messages) {
        const mail = writeMail({ ...submission, attachments: files }, purpose);
        await mailer.send(mail, purpose === 'officer' ? attachments : [], id);
      }
      await pause(20);
      return store.accept(...submitted);
    },
  }))(parts);
  return {
    ...sending,
    makeMailer: (options) => {
      const mailer = parts.makeMailer(options);
      made.resolve(mailer);
      return mailer;
    },
  };
};

/** Whatever failed twice is parked. */
const giveUpAfterTwo: Mutant = (parts) => ({
  ...parts,
  deliverAll: (deps, options) => {
    const attempts = new Map<string, number>();
    const { store } = deps;
    return parts.deliverAll(
      {
        ...deps,
        store: {
          ...store,
          claimDue: async (claim) => {
            const claimed = await store.claimDue(claim);
            for (const { id, attempt } of claimed) attempts.set(id, attempt);
            return claimed;
          },
          claimBatches: async (claim) => {
            const claimed = await store.claimBatches(claim);
            for (const { id, attempt } of claimed) attempts.set(id, attempt);
            return claimed;
          },
          markBatchRetry: (claimed, { nextAttemptAt: at, ...retry }) =>
            (attempts.get(claimed.id) ?? 0) < 2
              ? store.markBatchRetry(claimed, { nextAttemptAt: at, ...retry })
              : store.markBatchFailed(claimed, { at, cause: 'doubt', ...retry }),
          markRetry: (claimed, retry) =>
            (attempts.get(claimed.id) ?? 0) < 2
              ? store.markRetry(claimed, retry)
              : store.markFailed(claimed, {
                  at: retry.nextAttemptAt,
                  error: retry.error,
                  cause: 'doubt',
                  uncertainSince: retry.uncertainSince,
                }),
        },
      },
      options,
    );
  },
});

/** A batch that may have gone out is sent again as single mails. */
const splitInDoubt: Mutant = (parts) => ({
  ...parts,
  deliverAll: (deps, options) =>
    parts.deliverAll(
      {
        ...deps,
        store: {
          ...deps.store,
          markBatchRetry: (claimed, { error }) => deps.store.dissolveBatch(claimed, error),
        },
      },
      options,
    ),
});

/** Each mutant as a change of the product's parts. */
export const mutants: Readonly<Record<MutantName, Mutant>> = {
  'answer before commit': answerBeforeCommit,
  'outbox outside the transaction': outboxOutside,
  'no idempotency key': noIdempotencyKey,
  'mark before send': markBeforeSend,
  'send before commit': sendBeforeCommit,
  'give up after two tries': giveUpAfterTwo,
  'split what is in doubt': splitInDoubt,
};
