import { UnreadableError, type KeptMessage, type Store } from '#functions/ports.ts';

/**
 * A message, if it can be opened. One that cannot is the store's to tell of (health is red): whoever goes
 * through several of them goes on with the next.
 */
export const readableMessage = async (
  store: Pick<Store, 'findMessage'>,
  by: Parameters<Store['findMessage']>[0],
): Promise<KeptMessage | undefined> => {
  try {
    return await store.findMessage(by);
  } catch (fault) {
    if (fault instanceof UnreadableError) return undefined;
    throw fault;
  }
};
