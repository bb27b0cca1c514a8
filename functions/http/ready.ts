import { Hono } from 'hono';
import { locales } from '#domain/locale.ts';
import { pathOf } from '#i18n/routes.ts';
import { StoreUnavailableError, type Clock, type Pages, type Store } from '#functions/ports.ts';

/** One look serves all who ask within this time: the question costs the store a lock. Milliseconds. */
const looksLast = 1_000;

/** Whether this process should be sent customers. */
type Readiness = 'ready' | 'stopping' | 'store-unavailable' | 'pages-missing';

/** What the routes need from outside. */
export interface ReadyDeps {
  store: Pick<Store, 'claimDue'>;
  pages: Pages;
  clock: Clock;
  /** Whether the process has been asked to end; left out where nobody asks. */
  isStopping?: (() => boolean) | undefined;
}

/**
 * `GET /api/live`: 200 for as long as this process answers at all; only a restart mends what does not.
 * `GET /api/ready`: 200 if it can show pages and keep what is sent, else 503 and why. Mail that is late
 * is no matter of either: see `/api/health`. That the settings are right is what a start has checked.
 */
export const readyRoutes = (deps: ReadyDeps) => {
  let last: { at: number; look: Promise<Readiness> } | undefined;

  const readiness = (): Promise<Readiness> => {
    if (deps.isStopping?.() === true) return Promise.resolve('stopping');
    const at = deps.clock.now().epochMilliseconds;
    if (last === undefined || Math.abs(at - last.at) >= looksLast) last = { at, look: look(deps) };
    return last.look;
  };

  return new Hono()
    .get('/live', (c) => c.json({ status: 'live' }, 200, { 'cache-control': 'no-store' }))
    .get('/ready', async (c) => {
      const status = await readiness();
      return c.json({ status }, status === 'ready' ? 200 : 503, { 'cache-control': 'no-store' });
    });
};

const look = async ({ store, pages }: ReadyDeps): Promise<Readiness> => {
  try {
    // Writes nothing, but takes what a write takes: the file, its lock, the server of a shared store.
    await store.claimDue({ now: 0, leaseUntil: 0, limit: 0 });
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
    return 'store-unavailable';
  }
  const starts = await Promise.all(
    locales.map((locale) => pages.get(pathOf('complaint-form', locale))),
  );
  return starts.includes(undefined) ? 'pages-missing' : 'ready';
};
