import { StoreUnavailableError, type Log, type Store } from '#functions/ports.ts';

/**
 * A store that is opened when it is first needed, so that what needs none is answered without waiting.
 * Until it can be opened every call rejects with `StoreUnavailableError`, and the next one tries again.
 */
export const lateStore = (open: () => Promise<Store>, log: Log): Store => {
  let opening: Promise<Store> | undefined;
  let opened: Store | undefined;

  const tryOpen = async (): Promise<Store> => {
    try {
      opened = await open();
      return opened;
    } catch (cause) {
      opening = undefined;
      const error = cause instanceof Error ? cause.message : 'unknown';
      log('store_not_opened', { error });
      throw new StoreUnavailableError('The store cannot be opened.', { cause });
    }
  };
  const store = (): Promise<Store> => (opening ??= tryOpen());

  return {
    accept: async (...given) => (await store()).accept(...given),
    findByReceiptToken: async (...given) => (await store()).findByReceiptToken(...given),
    findSubmission: async (...given) => (await store()).findSubmission(...given),
    holdDraft: async (...given) => (await store()).holdDraft(...given),
    findDraft: async (...given) => (await store()).findDraft(...given),
    dropDraft: async (...given) => (await store()).dropDraft(...given),
    forgetDrafts: async (...given) => (await store()).forgetDrafts(...given),
    claimDue: async (...given) => (await store()).claimDue(...given),
    markSent: async (...given) => (await store()).markSent(...given),
    markRetry: async (...given) => (await store()).markRetry(...given),
    markFailed: async (...given) => (await store()).markFailed(...given),
    claimBatches: async (...given) => (await store()).claimBatches(...given),
    markBatchSent: async (...given) => (await store()).markBatchSent(...given),
    markBatchRetry: async (...given) => (await store()).markBatchRetry(...given),
    markBatchFailed: async (...given) => (await store()).markBatchFailed(...given),
    dissolveBatch: async (...given) => (await store()).dissolveBatch(...given),
    recordEvent: async (...given) => (await store()).recordEvent(...given),
    notice: async (...given) => (await store()).notice(...given),
    openMessages: async (...given) => (await store()).openMessages(...given),
    messagesOf: async (...given) => (await store()).messagesOf(...given),
    findMessage: async (...given) => (await store()).findMessage(...given),
    retryParked: async (...given) => (await store()).retryParked(...given),
    settle: async (...given) => (await store()).settle(...given),
    forgettable: async (...given) => (await store()).forgettable(...given),
    forget: async (...given) => (await store()).forget(...given),
    deletions: async (...given) => (await store()).deletions(...given),
    noteCase: async (...given) => (await store()).noteCase(...given),
    keptAfter: async (...given) => (await store()).keptAfter(...given),
    readFiles: async (...given) => (await store()).readFiles(...given),
    clearTraces: async () => (await store()).clearTraces(),
    unreadable: () => opened?.unreadable() ?? 0,
    nextDueAt: async () => (await store()).nextDueAt(),
    outboxHealth: async (...given) => (await store()).outboxHealth(...given),
    keepSignIn: async (...given) => (await store()).keepSignIn(...given),
    useSignIn: async (...given) => (await store()).useSignIn(...given),
    openSession: async (...given) => (await store()).openSession(...given),
    findSession: async (...given) => (await store()).findSession(...given),
    sessionsOf: async (...given) => (await store()).sessionsOf(...given),
    endSessions: async (...given) => (await store()).endSessions(...given),
    beginChange: async (...given) => (await store()).beginChange(...given),
    endChange: async (...given) => (await store()).endChange(...given),
    latestChanges: async (...given) => (await store()).latestChanges(...given),
    keepCheck: async (...given) => (await store()).keepCheck(...given),
    latestCheck: async () => (await store()).latestCheck(),
    claimReminder: async (...given) => (await store()).claimReminder(...given),
    releaseReminder: async (...given) => (await store()).releaseReminder(...given),
    close: async () => (await opening)?.close(),
  };
};
