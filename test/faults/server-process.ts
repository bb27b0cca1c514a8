import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tellingSchema, type PlanInput, type Telling } from './plan.ts';

/** A server of Besked that can be killed and started again on the same data and port. */
export interface ServerProcess {
  url: string;
  /** Which start of which server this is: it sends mail under this API key. */
  sender: () => string;
  /** What the running process has told of itself since it started. */
  tellings: () => readonly Telling[];
  /** Everything it has printed since it started. */
  output: () => string;
  isUp: () => boolean;
  pid: () => number | undefined;
  start: (env?: Record<string, string>) => Promise<void>;
  /** Ends the process with SIGKILL; all that it wrote has been read when this resolves. */
  kill: () => Promise<void>;
  /** Ends the process as an operator does. */
  stop: () => Promise<void>;
}

/** What a server runs with. */
export interface ServerOptions {
  name: string;
  dataDir: string;
  mailUrl: string;
  /** Runs the wrapped entry; without one the product's own, `functions/entry/local.ts`, unbundled. */
  plan?: PlanInput;
  env?: Record<string, string>;
}

const entries = { product: 'functions/entry/local.ts', wrapped: 'test/faults/fault-server.ts' };

/** Prepares a server on a free port; `start` starts it. */
export const serverProcess = async (options: ServerOptions): Promise<ServerProcess> => {
  const { name, dataDir, mailUrl, plan } = options;
  const port = await freePort();
  let child: ChildProcess | undefined;
  let output = '';
  let starts = 0;
  let ended = Promise.resolve();
  const sender = () => `re_${name}_${starts}`;

  const start = async (env: Record<string, string> = {}): Promise<void> => {
    starts += 1;
    output = '';
    // Each start has a seed of its own: else each would pause at the same places.
    const ownPlan = plan && { ...plan, seed: plan.seed * 1000 + starts };
    const entry = plan === undefined ? entries.product : entries.wrapped;
    const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry], {
      env: {
        PATH: process.env['PATH'],
        // Halves what a start costs: there are hundreds.
        NODE_COMPILE_CACHE: 'node_modules/.cache/besked-faults',
        PORT: String(port),
        DATA_DIR: dataDir,
        RESEND_BASE_URL: mailUrl,
        RESEND_API_KEY: sender(),
        COMPLAINTS_TO: 'officer@example.test',
        QUESTIONS_TO: 'help@example.test',
        MAIL_FROM: 'Besked <besked@example.test>',
        // All customers come from one address, within minutes.
        LIMIT_PER_CLIENT: '0',
        LIMIT_IN_ALL: '0',
        FAULTS_PLAN: JSON.stringify(ownPlan ?? null),
        ...options.env,
        ...env,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child = started;
    ended = once(started, 'close').then(() => {
      if (child === started) child = undefined;
    });
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        output += chunk.toString();
        if (output.includes('/_local/inbox/')) resolve();
      };
      started.stdout.on('data', read);
      started.stderr.on('data', read);
      void ended.then(() => reject(new Error(`The server ${name} ended:\n${output}`)));
    });
  };

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child?.kill(signal);
    await ended;
  };

  return {
    url: `http://127.0.0.1:${port}`,
    sender,
    tellings: () => output.split('\n').flatMap((line) => tellingIn(line)),
    output: () => output,
    isUp: () => child !== undefined && child.exitCode === null && child.signalCode === null,
    pid: () => child?.pid,
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
};

const tellingIn = (line: string): Telling[] => {
  if (!line.startsWith('{"faults"') || !line.endsWith('}')) return [];
  const read = tellingSchema.safeParse(JSON.parse(line));
  return read.success ? [read.data] : [];
};

/** A port that was free a moment ago, so that a server can be started on it again and again. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      );
    });
  });
