import { expect, test } from 'vitest';
import { deliverDue } from '#functions/delivery/deliver-due.ts';
import { StoreUnavailableError } from '#functions/ports.ts';
import { attachment, message, submission } from '#test/contract/store-fixtures.ts';
import { deliveryWorld, type DeliveryWorld } from './delivery-fixtures.ts';

const hour = 3_600_000;
const refused = { kind: 'refused', status: 422, error: 'validation_error: emails[3]' } as const;
const rateLimited = { kind: 'not-now', status: 429, error: 'rate_limit_exceeded' } as const;

/** A provider that counts requests; each message has an address of its own. */
const batchWorld = async (complaints: number) => {
  const world = await deliveryWorld();
  world.mailer.batchSize = 100;
  const requests: string[] = [];
  world.onTry = (key) => {
    if (requests.at(-1) !== key) requests.push(key);
  };
  const addresses: string[] = [];
  for (let count = 0; count < complaints; count += 1) {
    const kept = submission();
    const to = (who: string) => ({ to: [`${who}-${count}@example.test`] });
    addresses.push(...to('officer').to, ...to('receipt').to);
    const messages = [
      message(kept, 'officer', to('officer')),
      message(kept, 'receipt', to('receipt')),
    ];
    await world.store.accept(kept, messages, 0);
  }
  return { world, requests, addresses };
};

/** A worker that is killed before it can mark. */
const dying = (world: DeliveryWorld) => {
  const never = () => Promise.reject(new StoreUnavailableError('killed'));
  return { ...world.deps, store: { ...world.store, markBatchSent: never, markBatchRetry: never } };
};

test('1,000 complaints go out in 20 requests, each mail once', { timeout: 30_000 }, async () => {
  const { world, requests, addresses } = await batchWorld(1000);
  expect(await world.after(0)).toEqual({ sent: 2000, retried: 0, failed: 0 });
  expect(requests).toHaveLength(20);
  expect(world.recipients.toSorted()).toEqual(addresses.toSorted());
});

test('both mails of one complaint go out in one request', async () => {
  const { world, requests } = await batchWorld(1);
  expect(await world.after(0)).toMatchObject({ sent: 2 });
  expect(requests).toHaveLength(1);
});

test('mails with files and single mails go out beside batches', async () => {
  const { world } = await batchWorld(2);
  const kept = submission({ attachments: [attachment('a', 3)] });
  await world.store.accept(kept, [message(kept, 'officer', { attachmentIds: ['a'] })], 0);
  expect(await world.after(0)).toMatchObject({ sent: 5 });
  expect(world.delivered).toContain(`${kept.id}-officer`);
});

test('a batch whose answer was lost is sent again as it was, and comes once', async () => {
  const { world, requests, addresses } = await batchWorld(3);
  world.batchOutcomes = ['lost-answer'];
  expect(await world.after(0)).toMatchObject({ retried: 6 });
  expect(await world.after(5000)).toMatchObject({ sent: 6 });
  expect(new Set(requests).size).toBe(1);
  expect(world.recipients).toEqual(addresses);
});

test.each([
  [22, { sent: 6, retried: 0, failed: 0 }],
  [23, { sent: 0, retried: 0, failed: 6 }],
])(
  'a worker died between sending and marking, and the next runs after %i h',
  async (hours, report) => {
    const { world, addresses } = await batchWorld(3);
    expect(await deliverDue(dying(world))).toEqual({ sent: 0, retried: 0, failed: 0 });
    expect(await world.after(hours * hour)).toEqual(report);
    expect(world.recipients).toEqual(addresses);
  },
);

test('one mail that the provider refuses holds back no other', async () => {
  const { world, addresses } = await batchWorld(5);
  world.batchOutcomes = [refused];
  world.outcomes = [refused];
  expect(await world.after(0)).toEqual({ sent: 9, retried: 10, failed: 1 });
  expect(world.recipients).toEqual(addresses.slice(1));
  expect(world.lines[0]).toEqual({
    event: 'delivery_batch_dissolved',
    facts: { mails: 10, attempt: 1, status: 422, error: refused.error },
  });
});

test('what may have gone out is not split when it is refused then: a person decides', async () => {
  const { world, addresses } = await batchWorld(2);
  world.batchOutcomes = ['lost-answer', refused];
  await world.after(0);
  expect(await world.after(5000)).toEqual({ sent: 0, retried: 0, failed: 4 });
  expect(world.recipients).toEqual(addresses);
});

test('a key that is said to be used already is no reason to send singly', async () => {
  const { world } = await batchWorld(2);
  world.batchOutcomes = [{ kind: 'refused', status: 409, error: 'invalid_idempotent_request' }];
  expect(await world.after(0)).toEqual({ sent: 0, retried: 0, failed: 4 });
  expect(world.recipients).toEqual([]);
});

test('a refused key parks the batch as the account, and it can be tried again whole', async () => {
  const { world, requests, addresses } = await batchWorld(2);
  world.batchOutcomes = [{ kind: 'refused', status: 403, error: 'invalid_api_key' }];
  expect(await world.after(0)).toMatchObject({ failed: 4 });
  const [first] = await world.store.openMessages({
    createdBefore: 2 * world.now,
    dueBefore: world.now,
    limit: 9,
  });
  expect(first).toMatchObject({ failureCause: 'account', uncertainSince: undefined });
  const retry = { at: world.now, forgottenSince: world.now, secondCopy: false };
  expect(await world.store.retryParked(first?.id ?? '', retry)).toBe('due');
  expect(await world.after(0)).toMatchObject({ sent: 4 });
  expect(new Set(requests).size).toBe(1);
  expect(world.recipients).toEqual(addresses);
});

test('a batch that is put off waits whole, and is told once', async () => {
  const { world, addresses } = await batchWorld(2);
  world.batchOutcomes = [{ ...rateLimited, retryAfterSeconds: 60 }, rateLimited];
  expect(await world.after(0)).toMatchObject({ retried: 4 });
  expect(await world.after(59_999)).toMatchObject({ sent: 0, retried: 0 });
  expect(await world.after(1)).toMatchObject({ retried: 4 });
  expect(await world.after(hour)).toMatchObject({ sent: 4 });
  expect(world.recipients).toEqual(addresses);
  expect(world.lines.filter(({ event }) => event === 'delivery_retry')).toHaveLength(4);
});

test('a batch is finished by a server that makes none', async () => {
  const { world, addresses } = await batchWorld(2);
  world.batchOutcomes = [rateLimited];
  await world.after(0);
  world.mailer.batchSize = 0;
  expect(await world.after(hour)).toMatchObject({ sent: 4 });
  expect(world.recipients).toEqual(addresses);
});

test('two workers at once send each mail once', async () => {
  const { world, addresses } = await batchWorld(150);
  await Promise.all([deliverDue(world.deps), deliverDue(world.deps)]);
  expect(world.recipients.toSorted()).toEqual(addresses.toSorted());
});
