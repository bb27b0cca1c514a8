import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What an operator types once what was refused for good has been looked into. Rejects if it fails. */
export const retryFailed = async (dataDir: string): Promise<void> => {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
  await promisify(execFile)(process.execPath, ['functions/entry/outbox.ts', 'retry', '--failed'], {
    env,
  });
};
