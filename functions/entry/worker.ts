import { resolve } from 'node:path';
import { formatFaults, parseConfig } from '#functions/config.ts';
import { composeLocal } from './compose-local.ts';
import { onStop } from './on-stop.ts';

/** How long mails under way may take to be marked once a stop is asked for. Milliseconds. */
const stopWithin = 30_000;

/**
 * Sends e-mails, watches what becomes of them and lets go of what is old, for servers that run with
 * `DELIVERY=elsewhere` on the same store. Any number may run; leases keep them apart.
 */
const start = async (): Promise<void> => {
  const read = parseConfig(process.env);
  if (read.kind === 'faulty') throw new Error(formatFaults(read.faults));
  const config = { ...read.config, dataDir: resolve(read.config.dataDir), delivers: true };
  const site = {
    pages: { get: () => Promise.resolve(undefined) },
    files: { get: () => undefined },
  };
  const stopping = new AbortController();
  const own = { port: config.port, site, stopping: stopping.signal };
  const { close } = await composeLocal(config, own);
  process.stdout.write(`Delivers from ${config.libsql?.url ?? config.dataDir}\n`);
  onStop(async () => {
    stopping.abort();
    await close();
  }, stopWithin);
};

try {
  await start();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'It cannot start.'}\n`);
  process.exit(1);
}
