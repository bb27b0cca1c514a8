import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { canarySite } from '#functions/canary/canary-site.ts';
import { runCanary } from '#functions/canary/run-canary.ts';

const usage = `npm run canary -- URL [--within SECONDS]
Sends a complaint that is marked as a test to the site at URL and follows it to both e-mails: exit 0 if
they arrive, 1 with what failed if not. The officer gets an e-mail with TEST in its subject.
  --within SECONDS   how long they may take; 60 if left out
  CRON_SECRET        as the site has it: not needed where there is a local inbox
  CANARY_TO          where the receipt goes: not needed where there is a local inbox`;

/** The command line over `runCanary`. */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      within: { type: 'string', default: '60' },
      help: { type: 'boolean', default: false },
    },
  });
  const [url, ...others] = positionals;
  if (values.help || url === undefined || others.length > 0) {
    console.log(usage);
    return values.help ? 0 : 1;
  }
  const read = canarySite(url, values.within);
  if (read.kind === 'refused') return refuse(read.why);
  const outcome = await runCanary(
    {
      site: read.site,
      withinMs: read.withinMs,
      receiptTo: process.env['CANARY_TO'] || undefined,
      cronSecret: process.env['CRON_SECRET'] || undefined,
    },
    {
      fetch,
      now: () => performance.now(),
      sleep: (ms) => sleep(ms),
      mark: randomUUID(),
      print: (line) => {
        console.log(line);
      },
    },
  );
  return outcome.kind === 'arrived' ? 0 : refuse(outcome.why);
};

const refuse = (why: string): number => {
  console.error(why);
  return 1;
};

process.exitCode = await main().catch((error: unknown) =>
  refuse(error instanceof Error ? error.message : 'It did not work.'),
);
