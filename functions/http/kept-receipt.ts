import type { Clock, KeptSubmission, Store } from '#functions/ports.ts';

/** How long a receipt can be read at its address. Milliseconds. */
const receiptLasts = 30 * 24 * 60 * 60 * 1000;

/** The submission whose receipt a token opens now; `undefined` if there is none, or none any more. */
export const keptReceipt = async (
  { store, clock }: { store: Pick<Store, 'findByReceiptToken'>; clock: Clock },
  token: string,
): Promise<KeptSubmission | undefined> => {
  const submission = await store.findByReceiptToken(token);
  const age = clock.now().epochMilliseconds - (submission?.receivedAt ?? -Infinity);
  return age < receiptLasts ? submission : undefined;
};
