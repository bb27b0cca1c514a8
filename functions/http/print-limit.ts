import type { Context } from 'hono';
import { clientNetwork } from '#domain/client-network.ts';
import type { LimitDeps } from './submission-limits.ts';

/** How many papers a client may have printed in a minute: many more than anybody saves a receipt. */
export const printsPerMinute = 10;

const minute = 60_000;

/**
 * Says whether whoever asks may have a paper printed now: `undefined`, or in how many seconds. Counted in the
 * memory of the process, for the minute that it is; then the addresses are forgotten. See `clientNetwork` for
 * who is one client.
 */
export const createPrintLimit = ({
  clock,
  clientAddress,
}: Pick<LimitDeps, 'clock' | 'clientAddress'>): ((c: Context) => number | undefined) => {
  let counting = { minute: 0, prints: new Map<string, number>() };
  return (c) => {
    const now = clock.now().epochMilliseconds;
    const current = Math.floor(now / minute);
    if (counting.minute !== current) counting = { minute: current, prints: new Map() };
    const network = clientNetwork(clientAddress(c) ?? '');
    if (network === undefined) return undefined;
    const prints = (counting.prints.get(network) ?? 0) + 1;
    counting.prints.set(network, prints);
    return prints > printsPerMinute ? Math.ceil(((current + 1) * minute - now) / 1000) : undefined;
  };
};
