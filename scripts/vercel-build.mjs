// `npm run check:vercel`: lets Vercel's own CLI build a copy of the project without a network account, and
// compares what it would deploy with what `npm run build:vercel` writes. The CLI is fetched for the
// occasion (358 MB): it is no dependency.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from './project.mjs';

/** The newest version that installs without a registry of its own: 61 to 64 ask for packages that cannot be had. */
const cli = 'vercel@60.1.3';

/** What `vercel link` would have written. */
const project = {
  projectId: 'prj_local',
  orgId: 'team_local',
  settings: { framework: null, buildCommand: null, installCommand: '', nodeVersion: '24.x' },
};

const left = new Set(['.git', '.vercel', '.data', 'node_modules', 'test-results']);
const copy = mkdtempSync(join(tmpdir(), 'besked-vercel-'));
const reading = (path) => JSON.parse(readFileSync(path, 'utf8'));
const isIn = (route, routes) =>
  routes.some((each) => JSON.stringify(each) === JSON.stringify(route));

try {
  for (const name of readdirSync(inProject()))
    if (!left.has(name)) cpSync(inProject(name), join(copy, name), { recursive: true });
  symlinkSync(inProject('node_modules'), join(copy, 'node_modules'));
  mkdirSync(join(copy, '.vercel'));
  writeFileSync(join(copy, '.vercel', 'project.json'), JSON.stringify(project));
  const built = spawnSync('npx', ['--yes', cli, 'build', '--yes', '--token', 'none'], {
    cwd: copy,
    stdio: 'inherit',
    env: { ...process.env, VERCEL_TELEMETRY_DISABLED: '1' },
  });
  if (built.status !== 0) {
    console.error(
      `Vercel's CLI (${cli}) could not build the project, or could not be fetched here.`,
    );
    process.exit(1);
  }
  const output = join(copy, '.vercel', 'output');
  const own = reading(inProject('.vercel', 'output', 'config.json'));
  const { routes, crons } = reading(join(output, 'config.json'));
  const kept = own.routes.filter(({ handle }) => handle !== 'filesystem');
  const lost = kept.filter((route) => !isIn(route, routes));
  const functions = readdirSync(join(output, 'functions')).sort().join(' ');
  const isSame = lost.length === 0 && JSON.stringify(crons) === JSON.stringify(own.crons);
  console.log(
    `Functions: ${functions}. Rules: ${kept.length - lost.length} of ${kept.length} kept.`,
  );
  process.exitCode = isSame && functions === '_pages.func api.func' ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
