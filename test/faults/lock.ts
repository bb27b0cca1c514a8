import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Another process takes the write lock of a store; resolves, once it has it, to what lets it go. */
export const lockStore = async (dataDir: string): Promise<() => Promise<void>> => {
  const file = join(dataDir, 'besked.sqlite');
  for (;;) {
    const holder = spawn(process.execPath, ['test/functions/adapters/lock-holder.ts', file], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const ended = once(holder, 'exit');
    const locked = once(holder.stdout, 'data').then(() => true);
    if (await Promise.race([locked, ended.then(() => false)]))
      return async () => {
        holder.stdin.end();
        await ended;
      };
    // A server held the lock at that moment: the holder does not wait.
  }
};
