import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { root } from './project.mjs';

/** Where npm is: the one that runs this script, if it is npm, else the one on the path. */
const npmCommand = () => {
  const { npm_execpath: running = '' } = process.env;
  if (basename(running) === 'npm-cli.js') return [process.execPath, [running], false];
  const windows = process.platform === 'win32';
  return [windows ? 'npm.cmd' : 'npm', [], windows];
};

/** Runs npm in the project's folder. Resolves to its exit code and what it printed on either stream. */
export const askNpm = (given) =>
  new Promise((resolve, reject) => {
    const [program, first, shell] = npmCommand();
    const child = spawn(program, [...first, ...given], { cwd: root, shell });
    const [out, err] = [[], []];
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => err.push(chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({
        code: code ?? 1,
        out: Buffer.concat(out).toString('utf8'),
        err: Buffer.concat(err).toString('utf8'),
      }),
    );
  });
