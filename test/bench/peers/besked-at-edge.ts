import { writeVercelOutput } from '#functions/build/vercel-output.ts';
import { runSqld } from '#test/libsql/running-sqld.ts';
import { outputFolder } from '#test/vercel/build-outputs.ts';
import { deploymentSecrets } from '#test/vercel/running-deployment.ts';
import { startPeer, type Peer } from '../pinned.ts';
import { fileAt } from './besked.ts';

/** Besked as it is packed for Vercel: its bundles in edge-runtime, and an `sqld` on the same core. */
export const startAtEdge = async (
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Peer> => {
  const root = fileAt('../../..');
  const output = outputFolder('edge');
  await writeVercelOutput({ root, built: '.build', output, runtime: 'edge' });
  const sqld = await runSqld();
  const peer = await startPeer({
    line: [process.execPath, 'test/vercel/serve.ts', output],
    cwd: root,
    env: { DATA_DIR: dataDir, PORT: '0', LIBSQL_URL: sqld.url, ...deploymentSecrets, ...env },
    ready: /Site: +(http:\/\/127\.0\.0\.1:\d+)\/[^]*Inbox/,
  });
  return {
    ...peer,
    stop: async () => {
      await peer.stop();
      await sqld.remove();
    },
  };
};
