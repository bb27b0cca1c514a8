import type { Store } from '#functions/ports.ts';
import type { Meter } from '#functions/ports/meter.ts';
import { steadyMs } from '#functions/ports/steady-time.ts';

/** The same store, of which is counted how long it takes and how often it fails. */
export const meteredStore = (store: Store, meter: Meter): Store => {
  const timed = <Given extends unknown[], Value>(
    operation: string,
    work: (...given: Given) => Promise<Value>,
  ) => {
    const duration = meter.duration('besked_store_duration_seconds', { operation });
    const faults = meter.counter('besked_store_faults_total', { operation });
    return async (...given: Given): Promise<Value> => {
      const startedAt = steadyMs();
      try {
        return await work(...given);
      } catch (fault) {
        faults.add();
        throw fault;
      } finally {
        duration.add((steadyMs() - startedAt) / 1000);
      }
    };
  };
  return {
    ...store,
    accept: timed('accept', (...given: Parameters<Store['accept']>) => store.accept(...given)),
    findByReceiptToken: timed('find_receipt', (token: string) => store.findByReceiptToken(token)),
    claimDue: timed('claim', (claim: Parameters<Store['claimDue']>[0]) => store.claimDue(claim)),
    markSent: timed('mark', (...given: Parameters<Store['markSent']>) => store.markSent(...given)),
    recordEvent: timed('record_event', (...given: Parameters<Store['recordEvent']>) =>
      store.recordEvent(...given),
    ),
    outboxHealth: timed('health', (now: number) => store.outboxHealth(now)),
  };
};
