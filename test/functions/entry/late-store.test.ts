import { expect, test } from 'vitest';
import { lateStore } from '#functions/entry/late-store.ts';
import { StoreUnavailableError, type Store } from '#functions/ports.ts';
import { testBesked } from '#test/functions/http/besked.ts';

const late = (open: () => Promise<Store>) => {
  const logged: unknown[] = [];
  const store = lateStore(open, (event, facts) => logged.push([event, facts?.['error']]));
  return { store, logged };
};

test('a store is opened when it is first asked, and once for all who ask', async () => {
  const { store: real } = await testBesked();
  let opened = 0;
  const { store } = late(() => {
    opened += 1;
    return Promise.resolve(real);
  });
  expect([opened, store.unreadable()]).toEqual([0, 0]);
  const [health, due] = await Promise.all([store.outboxHealth(0), store.nextDueAt()]);
  expect([health.pending, due, opened]).toEqual([0, undefined, 1]);
});

test('a store that cannot be opened is unavailable, says why, and is tried again', async () => {
  const { store: real } = await testBesked();
  let works = false;
  const { store, logged } = late(() =>
    works ? Promise.resolve(real) : Promise.reject(new Error('The key is another.')),
  );
  await expect(store.nextDueAt()).rejects.toThrow(StoreUnavailableError);
  expect(logged).toEqual([['store_not_opened', 'The key is another.']]);
  works = true;
  await expect(store.nextDueAt()).resolves.toBeUndefined();
});

test('every method of a store is there', async () => {
  const { store: real } = await testBesked();
  const { store } = late(() => Promise.resolve(real));
  expect(Object.keys(store)).toEqual(expect.arrayContaining(Object.keys(real).filter(isOfStores)));
});

/** What a sealed store still has of the records below it is nobody's to call. */
const isOfStores = (name: string): boolean => !ofRecords.includes(name);

const ofRecords = [
  ...['findByReceiptSelector', 'findSubmissions', 'keepContents', 'keyUses', 'sealedRows'],
  ...['reseal', 'readAttachments'],
];
