import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { stockholmDate } from '#domain/stockholm.ts';
import { jsonLog } from '#functions/adapters/json-log.ts';
import { forgetOld, oldSubmissions } from '#functions/keeping/forget-old.ts';
import { siteFacts } from '#src/site-facts.ts';
import { runCommand, storeSettings } from './command-line.ts';
import { openRecords } from './local-store.ts';

const usage = `npm run forget-old [-- --dry-run]
Deletes what has been kept as long as content/site.json says (retention). The server does the same once a
day. What is undelivered or held stays. --dry-run only lists what would go.`;

const main = async (): Promise<void> => {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ options: { 'dry-run': flag, help: flag } });
  if (values.help) return console.log(usage);
  const { clock, at } = storeSettings(process.env);
  const store = await openRecords(at);
  const deps = { store, clock, log: jsonLog, siteFacts };
  try {
    if (values['dry-run']) {
      const old = await oldSubmissions(deps, Number.MAX_SAFE_INTEGER);
      for (const { reference, kind, receivedAt } of old)
        console.log(`${reference}  ${kind.padEnd(9)}  received ${date(receivedAt)}`);
      console.log(`${old.length} would be deleted.`);
      return;
    }
    const { complaints, questions, drafts, cleared } = await forgetOld(deps);
    console.log(`Deleted: ${complaints} complaints, ${questions} questions, ${drafts} drafts.`);
    if (!cleared && at.shared === undefined)
      console.log(
        'The log of the store is in use: what it holds goes when the server next writes.',
      );
  } finally {
    await store.close();
  }
};

const date = (at: number): string =>
  stockholmDate(Temporal.Instant.fromEpochMilliseconds(at)).toString();

await runCommand(main);
