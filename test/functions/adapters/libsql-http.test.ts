import { expect, test } from 'vitest';
import { libsqlOverHttp } from '#functions/adapters/libsql-http.ts';
import { openLibsqlStore } from '#functions/adapters/libsql-store.ts';
import { StoreUnavailableError } from '#functions/ports.ts';

const ok = { cols: [], rows: [], affected_row_count: 1 };
const busy = { message: 'database is locked', code: 'SQLITE_BUSY' };
const taken = { message: 'UNIQUE constraint failed', code: 'SQLITE_CONSTRAINT' };

/** The answer to `BEGIN`, one statement, `COMMIT` and `ROLLBACK`: a result, or a fault, of each. */
const answer = (...steps: (typeof ok | typeof busy | undefined)[]): string => {
  const results = steps.map((step) => (step !== undefined && 'cols' in step ? step : null));
  const faults = steps.map((step) => (step !== undefined && 'code' in step ? step : null));
  const result = { step_results: results, step_errors: faults };
  return JSON.stringify({
    results: [
      { type: 'ok', response: { type: 'batch', result } },
      { type: 'ok', response: { type: 'close' } },
    ],
  });
};

const answering =
  (status: number, text: string): typeof fetch =>
  () =>
    Promise.resolve(new Response(text, { status }));

test.each([
  ['all is well', 'done', 200, answer(ok, ok, ok)],
  ['another one holds the lock', 'busy', 200, answer(busy)],
  ['the statement is at fault', 'undone', 200, answer(ok, taken, undefined, ok)],
  ['the disk is full', 'busy', 200, answer(ok, { ...busy, code: 'SQLITE_FULL' }, undefined, ok)],
  ['the commit is at fault', 'unknown', 200, answer(ok, ok, busy, ok)],
  ['nothing tells of the commit', 'unknown', 200, answer(ok, ok)],
  ['it could not be rolled back either', 'unknown', 200, answer(ok, taken, undefined, busy)],
  ['the answer is another one', 'unknown', 200, '{"results":[]}'],
  ['the answer is cut short', 'unknown', 200, answer(ok, ok, ok).slice(0, 40)],
  ['a gateway answers', 'unknown', 502, 'bad gateway'],
  ['there are too many', 'busy', 429, ''],
  ['the token is wrong', 'refused', 401, 'unauthorized'],
  ['there is no such database', 'refused', 404, 'not found'],
])('%s: %s', async (_, kind, status, text) => {
  const run = libsqlOverHttp({ url: 'libsql://db.example.test', fetch: answering(status, text) });
  const outcome = await run('write', [{ sql: 'INSERT' }]);
  expect(outcome.kind).toBe(kind);
});

test('asks Turso over TLS, with the token, and never for longer than it may take', async () => {
  const asked: Request[] = [];
  const run = libsqlOverHttp({
    url: 'libsql://db.example.test/',
    authToken: 'token',
    timeoutMs: 20,
    fetch: (url, init) => {
      asked.push(new Request(url, init));
      return new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('too late')));
      });
    },
  });
  const statement = { sql: 'SELECT :a', values: { a: new Uint8Array([0, 255]), b: null, c: 7 } };
  expect(await run('read', [statement])).toEqual({ kind: 'unknown', why: 'too late' });
  const [request] = asked;
  expect(request?.url).toBe('https://db.example.test/v2/pipeline');
  expect(request?.headers.get('authorization')).toBe('Bearer token');
  expect(await request?.text()).toContain('"base64":"AP8="');
});

test('a store that is refused says so at once', async () => {
  const opening = openLibsqlStore({ url: 'http://127.0.0.1:1', fetch: answering(401, 'no') });
  await expect(opening).rejects.toThrow(StoreUnavailableError);
  await expect(opening).rejects.toThrow('libSQL: HTTP 401: no.');
});

test('a store that is out of reach says so when it has tried long enough', async () => {
  let tries = 0;
  const opening = openLibsqlStore({
    url: 'http://127.0.0.1:1',
    waitMs: 60,
    fetch: () => {
      tries += 1;
      return Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') }));
    },
  });
  await expect(opening).rejects.toThrow('libSQL: fetch failed (ECONNREFUSED).');
  expect(tries).toBeGreaterThan(1);
});
