import type { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { complaintFields, json, testBesked, tuesdayMorning, urlencoded } from './besked.ts';

const post = '/api/complaints';
const client = '192.0.2.77';

/** A site with limits, a client whose address can be changed, and a clock that can be moved. */
const limited = async (limitsPerHour: { perClient: number; inAll: number }) => {
  const state: { address: string | undefined; now: Temporal.Instant } = {
    address: client,
    now: tuesdayMorning,
  };
  let sent = 0;
  const besked = await testBesked({
    limitsPerHour,
    clientAddress: () => state.address,
    clock: { now: () => state.now },
  });
  const send = async (path = post) => {
    sent += 1;
    const fields = { ...complaintFields({ description: `Nr ${sent}` }), message: `Nr ${sent}` };
    return besked.app.request(path, urlencoded(fields));
  };
  return { ...besked, state, send };
};

describe('more submissions than a client may send in an hour', () => {
  it('are answered 429 with the time to wait and the form as it was typed, and not kept', async () => {
    const { send, state, store } = await limited({ perClient: 2, inAll: 0 });
    state.now = tuesdayMorning.add({ minutes: 50, milliseconds: 1 });
    expect([(await send()).status, (await send()).status]).toEqual([303, 303]);
    const answer = await send();
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('600');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const html = await answer.text();
    expect(html).toContain('/klagomal/formular/');
    expect(html).toContain('<h2>Det har kommit för många försök');
    expect(html).toContain('>Nr 3</textarea>');
    expect((await store.outboxHealth(0)).pending).toBe(4);
  });

  it('are taken again in the next hour', async () => {
    const { send, state } = await limited({ perClient: 1, inAll: 0 });
    await send();
    expect((await send()).status).toBe(429);
    state.now = tuesdayMorning.add({ hours: 1 }).subtract({ milliseconds: 1 });
    expect((await send()).status).toBe(429);
    state.now = tuesdayMorning.add({ hours: 1 });
    expect((await send()).status).toBe(303);
  });

  it('are told to a client of the API as problem details with the other ways', async () => {
    const { app } = await limited({ perClient: 1, inAll: 0 });
    await app.request(post, json(complaintFields()));
    const answer = await app.request(post, json(complaintFields({ description: 'Mer' })));
    expect(answer.status).toBe(429);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({
      status: 429,
      contact: { email: expect.stringContaining('@') },
    });
  });

  it('count questions and complaints together, of a whole IPv6 network, and nobody else', async () => {
    const { send, state } = await limited({ perClient: 2, inAll: 0 });
    state.address = '2001:db8:1:2::1';
    await send();
    state.address = '2001:db8:1:2:ffff::9';
    await send('/api/questions');
    expect((await send('/api/questions')).status).toBe(429);
    state.address = '2001:db8:1:3::1';
    expect((await send()).status).toBe(303);
    state.address = '::ffff:192.0.2.5';
    expect((await send()).status).toBe(303);
  });

  it.each(['127.0.0.1', '10.0.0.8', undefined])(
    'are no client’s where its address is %s: only the limit in all holds',
    async (address) => {
      const { send, state } = await limited({ perClient: 1, inAll: 3 });
      state.address = address;
      const statuses = [await send(), await send(), await send(), await send()];
      expect(statuses.map(({ status }) => status)).toEqual([303, 303, 303, 429]);
    },
  );
});

describe('counting', () => {
  it('leaves out forms that have to be mended, and the same submission again', async () => {
    const { app, send } = await limited({ perClient: 1, inAll: 0 });
    for (let time = 0; time < 3; time += 1)
      expect((await app.request(post, urlencoded({ lang: 'sv' }))).status).toBe(422);
    const fields = urlencoded(complaintFields());
    const first = await app.request(post, fields);
    const again = await app.request(post, fields);
    expect([again.status, again.headers.get('location')]).toEqual([
      303,
      first.headers.get('location'),
    ]);
    expect((await send()).status).toBe(429);
  });

  it('keeps no address: not in the store’s buckets, which are others each day, not in the log', async () => {
    const buckets: string[][] = [];
    const { store } = await testBesked();
    const { app, deps, logged } = await testBesked({
      limitsPerHour: { perClient: 5, inAll: 50 },
      clientAddress: () => client,
      store: {
        ...store,
        accept: (submission, messages, since, limits = []) => {
          buckets.push(limits.map(({ bucket }) => bucket));
          return store.accept(submission, messages, since, limits);
        },
      },
    });
    const send = (text: string) => app.request(post, json(complaintFields({ description: text })));
    await send('1');
    await send('2');
    deps.clock.now = () => tuesdayMorning.add({ hours: 24 });
    await send('3');
    const [first = [], second = [], nextDay = []] = buckets;
    expect(first).toEqual(['all', expect.stringMatching(/^[\w+/]{22}==$/)]);
    expect(second).toEqual(first);
    expect(nextDay[1]).not.toBe(first[1]);
    expect(JSON.stringify([buckets, logged])).not.toContain(client);
  });
});
