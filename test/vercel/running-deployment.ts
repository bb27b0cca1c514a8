import type { VercelRuntime } from '#functions/build/vercel-runtime.ts';
import { webhookSecret } from '#test/functions/http/signed-webhook.ts';
import { runSqld } from '#test/libsql/running-sqld.ts';
import { startProcess, type RunningServer } from '#test/server/running-server.ts';
import { outputFolder } from './build-outputs.ts';

/** Secrets of a deployment under test. */
export const deploymentSecrets = {
  CRON_SECRET: 'a-secret-of-the-cron',
  RESEND_WEBHOOK_SECRET: webhookSecret,
  SEALING_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
};

/** The settings of a deployment under test but for its store; `standIns` is where its providers answer. */
export const deploymentSettings = (standIns: string): Record<string, string> => ({
  ...deploymentSecrets,
  SITE_URL: 'https://help.firm.example',
  COMPLAINTS_TO: 'officer@example.test',
  QUESTIONS_TO: 'help@example.test',
  MAIL_FROM: 'Besked <besked@example.test>',
  RESEND_API_KEY: 're_test',
  RESEND_BASE_URL: `${standIns}/resend`,
  RESEND_REQUESTS_PER_SECOND: '1000',
  EDGE_CONFIG: `${standIns}/edge-config?id=ecfg_local&token=local`,
  EDGE_CONFIG_ID: 'ecfg_test',
  VERCEL_TOKEN: 'secret',
  VERCEL_API_URL: `${standIns}/vercel`,
  LIMIT_IN_ALL: '0',
});

/** Starts what `build:vercel` has packed for a runtime, on a store of its own, as Vercel would run it. */
export const startDeployment = async (
  runtime: VercelRuntime,
  env: Record<string, string>,
): Promise<RunningServer> => {
  const sqld = await runSqld();
  const line = ['test/vercel/serve.ts', outputFolder(runtime)];
  const server = await startProcess(line, { LIBSQL_URL: sqld.url, ...env });
  return {
    ...server,
    remove: async () => {
      await server.remove();
      await sqld.remove();
    },
  };
};
