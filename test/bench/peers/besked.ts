import { fileURLToPath } from 'node:url';
import { serverEnv, serverLine } from '../../../scripts/server-line.mjs';
import { startPeer, type Peer } from '../pinned.ts';

/** A file of this folder or of the project, by its path from here. */
export const fileAt = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** As `npm start` does it. */
const [, ...nodeLine] = serverLine;
export const nodeFlags = nodeLine.slice(0, -1);
const productEntry = nodeLine.at(-1) ?? '';

/** Besked as it runs, without limits on how much is sent, and with a provider that takes 2 mails a second. */
export const startBesked = (
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  entry = productEntry,
): Promise<Peer> =>
  startPeer({
    line: [process.execPath, ...nodeFlags, entry],
    cwd: fileAt('../../..'),
    env: {
      ...serverEnv,
      ...{ PORT: '0', DATA_DIR: dataDir, LIMIT_IN_ALL: '0', LIMIT_PER_CLIENT: '0' },
      ...{ RESEND_REQUESTS_PER_SECOND: '2', ...env },
    },
    ready: /Site: +(http:\/\/127\.0\.0\.1:\d+)\/[^]*Inbox/,
  });
