import { describe } from 'vitest';
import type { Store, WriteMail } from '#functions/ports.ts';
import { noticeHistoryContract } from './notice-history-contract.ts';
import { acceptContract } from './store-accept-contract.ts';
import { batchContract } from './store-batch-contract.ts';
import { draftsContract } from './store-drafts-contract.ts';
import { deliveryContract } from './store-delivery-contract.ts';
import { openMessagesContract } from './store-open-messages-contract.ts';
import { keepingContract } from './store-keeping-contract.ts';
import { limitsContract } from './store-limits-contract.ts';
import { outboxContract } from './store-outbox-contract.ts';
import { staffContract } from './store-staff-contract.ts';
import { writingContract } from './store-writing-contract.ts';

/** A store for one test, empty at first. */
export interface StoreUnderTest {
  store: Store;
  /** Another store over the same data, as another process would open it. */
  another: (writeMail?: WriteMail) => Promise<Store>;
  /** Closes `store` and opens the same data again. */
  reopen: () => Promise<Store>;
  /** Whether it says that it leaves no traces of what was deleted; true if left out. */
  clears?: boolean;
}

/** Opens an empty store; what it leaves behind is removed when the test ends. */
export type OpenStore = () => Promise<StoreUnderTest>;

/** What every implementation of `Store` must do. */
export const storeContract = (name: string, open: OpenStore): void => {
  describe(`${name} as a store`, () => {
    acceptContract(open);
    limitsContract(open);
    outboxContract(open);
    writingContract(open);
    batchContract(open);
    deliveryContract(open);
    openMessagesContract(open);
    keepingContract(open);
    staffContract(open);
    noticeHistoryContract(open);
    draftsContract(open);
  });
};
