import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * What an operator types once a message that was refused for good has been looked into. `retry --failed`
 * would leave out the receipts that the officer was told about: those are dealt with.
 */
export const retryMessage = async (dataDir: string, message: string): Promise<void> => {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
  await promisify(execFile)(process.execPath, ['functions/entry/outbox.ts', 'retry', message], {
    env,
  });
};
