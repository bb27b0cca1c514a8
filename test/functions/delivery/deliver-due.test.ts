import { expect, test } from 'vitest';
import { deliverDue, type DeliverDeps } from '#functions/delivery/deliver-due.ts';
import { createMeter } from '#functions/metrics/create-meter.ts';
import { prometheusText } from '#functions/metrics/prometheus-text.ts';
import { StoreUnavailableError } from '#functions/ports.ts';
import { attachment, message, submission } from '#test/contract/store-fixtures.ts';
import { readMetrics } from '#test/functions/metrics/read-metrics.ts';
import { deliveryWorld, keep } from './delivery-fixtures.ts';

const hour = 3_600_000;
const rateLimited = {
  kind: 'not-now',
  status: 429,
  error: 'rate_limit_exceeded: slow down',
} as const;
const refused = { kind: 'refused', status: 422, error: 'validation_error: no' } as const;

test('everything due is sent once, and nothing is due any more', async () => {
  const world = await deliveryWorld();
  const ids = [];
  for (let count = 0; count < 12; count += 1) ids.push(...(await keep(world)).ids);
  expect(await world.after(0)).toEqual({ sent: 24, retried: 0, failed: 0 });
  expect(world.delivered.toSorted()).toEqual(ids.toSorted());
  expect(await world.after(48 * hour)).toEqual({ sent: 0, retried: 0, failed: 0 });
  expect(await world.store.nextDueAt()).toBeUndefined();
});

test('a personal identity number in a file’s name is not in the mail, and stays in the store', async () => {
  const world = await deliveryWorld();
  const file = { ...attachment('file-1', 10), filename: 'avtal 19811218-9876.pdf' };
  const complaint = submission({ attachments: [file] });
  await world.store.accept(
    complaint,
    [message(complaint, 'officer', { attachmentIds: [file.id] })],
    0,
  );
  const sent: string[] = [];
  const { mailer } = world;
  world.mailer = {
    ...mailer,
    send: (mail, attachments, key) => {
      sent.push(...attachments.map(({ filename }) => filename));
      return mailer.send(mail, attachments, key);
    },
  };
  await world.after(0);
  expect(sent).toEqual(['avtal [personnummer borttaget].pdf']);
  const kept = await world.store.findByReceiptToken(complaint.receiptToken);
  expect(kept?.attachments.map(({ filename }) => filename)).toEqual([file.filename]);
});

test('two workers at once send each mail once', async () => {
  const world = await deliveryWorld();
  for (let count = 0; count < 20; count += 1) await keep(world);
  const reports = await Promise.all([deliverDue(world.deps), deliverDue(world.deps)]);
  expect(reports.reduce((sum, { sent }) => sum + sent, 0)).toBe(40);
  expect(new Set(world.delivered).size).toBe(world.delivered.length);
});

test('what is put off is sent when it is due, not before, and one mail does not hold up another', async () => {
  const world = await deliveryWorld();
  await keep(world);
  world.outcomes = [{ ...rateLimited, retryAfterSeconds: 60 }];
  expect(await world.after(0)).toEqual({ sent: 1, retried: 1, failed: 0 });
  expect(await world.after(59_999)).toMatchObject({ sent: 0 });
  expect(await world.after(1)).toMatchObject({ sent: 1 });
});

test('a mail that is only ever put off is still sent after days', async () => {
  const world = await deliveryWorld();
  await keep(world);
  for (let tries = 0; tries < 100; tries += 1) {
    world.outcomes = [rateLimited, rateLimited];
    await world.after(hour);
  }
  expect(await world.after(hour)).toMatchObject({ sent: 2, failed: 0 });
});

test('an answer that was lost does not make a second mail', async () => {
  const world = await deliveryWorld();
  const { ids } = await keep(world);
  world.outcomes = ['lost-answer'];
  await world.after(0);
  expect(await world.after(5_000)).toMatchObject({ sent: 1 });
  expect(world.delivered.toSorted()).toEqual(ids.toSorted());
});

test('once an outcome was unknown, tries end before the provider forgets the key', async () => {
  const world = await deliveryWorld();
  const { ids } = await keep(world);
  world.outcomes = ['lost-answer'];
  await world.after(0);
  for (let passed = 0; passed < 30; passed += 1) {
    world.outcomes = [rateLimited];
    await world.after(hour);
  }
  world.outcomes = [];
  await world.after(hour);
  expect(world.delivered.toSorted()).toEqual(ids.toSorted());
  expect(await world.store.outboxHealth(world.now)).toMatchObject({ pending: 0, failed: 1 });
});

test.each([
  [22, { sent: 2, retried: 0, failed: 0 }, 2],
  [23, { sent: 0, retried: 0, failed: 2 }, 2],
  [72, { sent: 0, retried: 0, failed: 2 }, 2],
])(
  'a worker died between sending and marking, and the next runs after %i h',
  async (hours, report, mails) => {
    const world = await deliveryWorld();
    await keep(world);
    const dying = {
      ...world.deps,
      store: {
        ...world.store,
        markSent: () => Promise.reject(new StoreUnavailableError('killed')),
      },
    };
    expect(await deliverDue(dying)).toEqual({ sent: 0, retried: 0, failed: 0 });
    expect(await world.after(hours * hour)).toEqual(report);
    expect(world.delivered).toHaveLength(mails);
  },
);

test('a refused mail is kept and parked, and the log says which, without addresses or content', async () => {
  const world = await deliveryWorld();
  const { reference } = await keep(world);
  world.outcomes = [refused];
  expect(await world.after(0)).toEqual({ sent: 1, retried: 0, failed: 1 });
  expect(await world.after(48 * hour)).toEqual({ sent: 0, retried: 0, failed: 0 });
  expect(await world.store.outboxHealth(world.now)).toMatchObject({ pending: 0, failed: 1 });
  expect(world.lines).toContainEqual({
    event: 'delivery_failed',
    facts: {
      reference,
      purpose: 'officer',
      attempt: 1,
      outcome: 'refused',
      status: 422,
      error: 'validation_error: no',
      ms: 0,
      waitedMs: 0,
    },
  });
  expect(JSON.stringify(world.lines)).not.toMatch(/@|Hej/);
});

test('a store that gives nothing ends the round, and the next round works again', async () => {
  const world = await deliveryWorld();
  await keep(world);
  const locked = {
    ...world.deps,
    store: { ...world.store, claimDue: () => Promise.reject(new StoreUnavailableError('locked')) },
  };
  expect(await deliverDue(locked)).toEqual({ sent: 0, retried: 0, failed: 0 });
  expect(world.lines.map(({ event }) => event)).toEqual(['delivery_claim_failed']);
  expect(await world.after(0)).toMatchObject({ sent: 2 });
});

test('a worker that outslept its lease changes nothing of what another has marked', async () => {
  const world = await deliveryWorld();
  await keep(world);
  const other = { ...world.deps };
  let slept = false;
  world.onTry = () => {
    if (slept) return;
    slept = true;
    world.now += 61_000;
  };
  const slow = deliverDue({
    ...world.deps,
    mailer: {
      ...world.mailer,
      send: async (...args) => {
        const outcome = await world.mailer.send(...args);
        await deliverDue(other);
        return outcome;
      },
    },
  });
  await slow;
  expect(new Set(world.delivered).size).toBe(world.delivered.length);
  expect(world.lines.map(({ event }) => event)).toContain('delivery_lease_lost');
  expect(await world.store.outboxHealth(world.now)).toMatchObject({ pending: 0, failed: 0 });
});

test('each try is counted by its purpose and what became of it, and how long a sent mail had waited', async () => {
  const world = await deliveryWorld();
  const meter = createMeter();
  await keep(world);
  world.outcomes = [refused, rateLimited, { kind: 'not-begun', error: 'called_off' }];
  const tries = async (deps: DeliverDeps, later: number) => {
    world.now += later;
    await deliverDue(deps);
    return readMetrics(prometheusText(meter.read(), []));
  };
  await tries({ ...world.deps, meter }, 0);
  const lost = { ...world.store, markSent: () => Promise.resolve(false) };
  await tries({ ...world.deps, meter, store: lost }, 5_000);
  const samples = await tries({ ...world.deps, meter }, 61_000);
  const counted = (purpose: string, outcome: string) =>
    samples.get(`besked_deliveries_total{purpose="${purpose}",outcome="${outcome}"}`);
  expect(counted('officer', 'failed')).toBe(1);
  expect(
    ['retried', 'not_begun', 'lease_lost', 'sent'].map((outcome) => counted('receipt', outcome)),
  ).toEqual([1, 1, 1, 1]);
  expect(samples.get('besked_delivery_wait_seconds_sum{purpose="receipt"}')).toBe(66);
});
