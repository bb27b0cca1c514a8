import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildEnv, buildLine } from '../scripts/build-line.mjs';

/** What a build and a server need; packages are linked, not copied. */
const parts = ['astro.config.mjs', 'content', 'functions', 'package.json', 'src', 'tsconfig.json'];

/** A module that tells, when a process ends, how much processor time all its threads took. */
const tellsProcessorTime =
  'data:text/javascript,process.on("exit",()=>{const{user,system}=process.cpuUsage();' +
  'process.stderr.write(`processor seconds: ${(user+system)/1e6}\\n`)})';

/** A copy of the project to change and build. */
export interface ProjectCopy {
  folder: string;
  /**
   * Runs `astro build` in it, as `npm run build` does. Resolves to the processor time that took, in seconds; rejects with what was
   * printed if it fails.
   */
  build: (env?: Record<string, string>) => Promise<number>;
  remove: () => Promise<void>;
}

/** Copies the sources of the project into a temporary folder. It shares no cache with the project. */
export const copyProject = async (): Promise<ProjectCopy> => {
  const folder = await mkdtemp(join(tmpdir(), 'besked-copy-'));
  for (const part of parts) await cp(part, join(folder, part), { recursive: true });
  await linkPackages(resolve('node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    build: async (env = {}) => {
      const line = ['--import', tellsProcessorTime, ...buildLine.slice(1)];
      const { stderr } = await promisify(execFile)(process.execPath, line, {
        cwd: folder,
        env: { PATH: process.env['PATH'], ASTRO_TELEMETRY_DISABLED: '1', ...buildEnv, ...env },
        maxBuffer: 64 * 1024 * 1024,
      });
      return Number(/processor seconds: ([\d.]+)/.exec(stderr)?.[1]);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

/** A link for each package: what tools keep in `node_modules` beside them (.astro, .vite) is each project's own. */
const linkPackages = async (from: string, to: string): Promise<void> => {
  await mkdir(to);
  for (const name of await readdir(from))
    if (!/^\.(?!bin$)/.test(name)) await symlink(join(from, name), join(to, name));
};
