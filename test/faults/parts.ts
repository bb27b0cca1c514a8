import { openDatabase } from '#functions/adapters/sqlite-connection.ts';
import { defaultRetryPolicy } from '#functions/delivery/retry-policy.ts';
import type { LocalParts } from '#functions/entry/compose-local.ts';
import type { Submission } from '#functions/ports.ts';
import { markerIn, type Plan, type Telling } from './plan.ts';
import { dice, pause } from './random.ts';

/** The same product with waits that let a run end: nothing that it does is left out. */
export const shortened = (parts: LocalParts, plan: Plan): LocalParts => ({
  ...parts,
  makeMailer: (options) => parts.makeMailer({ ...options, timeoutMs: plan.mailTimeoutMs }),
  deliverAll: (deps, options) =>
    parts.deliverAll(
      {
        ...deps,
        retryPolicy: {
          ...defaultRetryPolicy,
          firstDelay: plan.firstDelayMs,
          longestDelay: plan.longestDelayMs,
        },
      },
      { ...options, leaseMs: plan.leaseMs },
    ),
});

/** With `NORMAL`, a store that tells a commit before it is on the disk: the power-loss check must see it. */
export const unsafeDisk = (parts: LocalParts, { synchronous }: Plan): LocalParts => ({
  ...parts,
  openStore: (options) =>
    parts.openStore({
      ...options,
      open: (...given) => {
        const database = (options.open ?? openDatabase)(...given);
        if (synchronous === 'NORMAL') database.exec('PRAGMA synchronous = NORMAL');
        return database;
      },
    }),
});

const tell = (telling: Telling): void => {
  process.stdout.write(`${JSON.stringify(telling)}\n`);
};

const told = async ({ id }: { id: string }, marking: Promise<boolean>): Promise<boolean> => {
  const marked = await marking;
  tell({ faults: 'marked', message: id });
  return marked;
};

const markerOf = ({ fields }: Submission): string =>
  Object.values(fields)
    .map((value) => markerIn(value))
    .find((found) => found !== undefined) ?? '';

/**
 * Tells what was kept and marked, and pauses by chance between commit and answer, before a send and
 * between send and mark: so a kill at a random moment falls into each window often enough to count.
 */
export const paced = (parts: LocalParts, plan: Plan): LocalParts => {
  const { fraction, chance } = dice(plan.seed, 'pauses');
  const breathe = async (): Promise<void> => {
    if (plan.pausesMs > 0 && chance(0.6)) await pause(fraction() * plan.pausesMs);
  };
  return {
    ...parts,
    openStore: async (options) => {
      const store = await parts.openStore(options);
      return {
        ...store,
        accept: async (...submitted) => {
          const accepted = await store.accept(...submitted);
          const [submission, messages] = submitted;
          if (accepted.kind !== 'accepted') return accepted;
          tell({
            faults: 'kept',
            marker: markerOf(submission),
            messages: messages.map(({ id }) => id),
          });
          await breathe();
          return accepted;
        },
        claimBatches: async (claim) => {
          const claimed = await store.claimBatches(claim);
          for (const { id: batch, messages } of claimed)
            tell({ faults: 'batched', batch, messages: messages.map(({ id }) => id) });
          return claimed;
        },
        markBatchSent: (claimed, sent) => told(claimed, store.markBatchSent(claimed, sent)),
        markBatchRetry: (claimed, retry) => told(claimed, store.markBatchRetry(claimed, retry)),
        markBatchFailed: (claimed, failed) => told(claimed, store.markBatchFailed(claimed, failed)),
        dissolveBatch: (claimed, error) => told(claimed, store.dissolveBatch(claimed, error)),
        markSent: (claimed, sent) => told(claimed, store.markSent(claimed, sent)),
        markRetry: (claimed, retry) => told(claimed, store.markRetry(claimed, retry)),
        markFailed: (claimed, failure) => told(claimed, store.markFailed(claimed, failure)),
      };
    },
    makeMailer: (options) => {
      const mailer = parts.makeMailer(options);
      return {
        ...mailer,
        send: async (...mail) => {
          await breathe();
          const outcome = await mailer.send(...mail);
          await breathe();
          return outcome;
        },
        sendBatch: async (...mails) => {
          await breathe();
          const outcome = await mailer.sendBatch(...mails);
          await breathe();
          return outcome;
        },
      };
    },
  };
};
