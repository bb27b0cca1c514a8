import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';

/** What a bench run was made on, as lines of "name: value". */
export const machine = (): string[] => {
  const [first] = cpus();
  return [
    `processor: ${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    `system: ${distribution()}, kernel ${release()}`,
    `Node ${process.version}, SQLite ${process.versions['sqlite'] ?? 'unknown'}`,
    `nginx: ${versionOf('nginx', ['-v']) ?? 'not installed (apt-get install nginx)'}`,
    `load: ${loadOf()}`,
  ];
};

/** Whether a program can be started. */
export const has = (program: string, given: readonly string[] = ['--version']): boolean =>
  spawnSync(program, given, { stdio: 'ignore' }).error === undefined;

const versionOf = (program: string, given: readonly string[]): string | undefined => {
  const { stdout, stderr, error } = spawnSync(program, given, { encoding: 'utf8' });
  return error === undefined ? `${stdout}${stderr}`.trim().split('\n')[0] : undefined;
};

const loadOf = (): string =>
  has('wrk', ['-v'])
    ? (versionOf('wrk', ['-v']) ?? 'wrk').replace(/ Copyright.*/, '')
    : 'a small client in Node, which is slower than the servers and so makes ratios look better ' +
      'than they are (better: apt-get install wrk)';

const distribution = (): string => {
  try {
    return (
      /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'unknown'
    );
  } catch {
    return process.platform;
  }
};
