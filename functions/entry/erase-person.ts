import { parseArgs } from 'node:util';
import { isEmailAddress } from '#domain/email-address.ts';
import { jsonLog } from '#functions/adapters/json-log.ts';
import { erasureVerdict, verdictInWords } from '#functions/keeping/erase-person.ts';
import { findPerson } from '#functions/keeping/find-person.ts';
import { logDeletion } from '#functions/keeping/forget-old.ts';
import { findStaffTraces, staffVerdicts } from '#functions/keeping/staff-traces.ts';
import { personHashOf } from '#functions/staff/sessions.ts';
import { siteFacts } from '#src/site-facts.ts';
import { ask, Refused, runCommand, storeSettings } from './command-line.ts';
import { configuredWriter } from './configured-writer.ts';
import { openLocalStore, existingKeys } from './local-store.ts';
import { warnings } from './person-warnings.ts';

const usage = `npm run erase-person -- EMAIL [--yes]
Answers a request for erasure (GDPR art. 17): says first what goes, what must stay and why, and asks.`;

const elsewhere = `Not in this store, and to be erased by hand: e-mails in your mailboxes and at the mail provider,
exports, and backups (a backup that is restored brings it back: run this again then).`;

const main = async (): Promise<void> => {
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { yes: flag, help: flag },
  });
  const [email] = positionals;
  if (values.help) return console.log(usage);
  if (email === undefined || !isEmailAddress(email)) throw new Refused(usage);
  const { config, clock, at } = storeSettings(process.env);
  const store = await openLocalStore({
    ...{ ...at, keys: existingKeys(config), log: jsonLog },
    writeMail: configuredWriter(config),
  });
  try {
    const found = await findPerson(store, email);
    const now = clock.now();
    const judged = found.matches.map(({ facts }) => ({
      facts,
      verdict: erasureVerdict(facts, now, siteFacts.retention),
    }));
    for (const { facts, verdict } of judged)
      console.log(`${facts.reference}  ${facts.kind.padEnd(9)}  ${verdictInWords(verdict)}`);
    const personHash = await personHashOf(config.cronSecret, email.toLowerCase());
    const traces = await findStaffTraces(store, email, { personHash, now: now.epochMilliseconds });
    for (const line of staffVerdicts(traces)) console.log(line);
    for (const warning of warnings(found)) console.log(warning);
    const going = judged.filter(({ verdict }) => verdict.kind === 'goes');
    console.log(`${going.length} of ${judged.length} submissions that name ${email} can go.`);
    if (found.unreadable.length > 0) process.exitCode = 1;
    if (going.length + traces.sessions.length === 0) return;
    if (!values.yes && !(process.stdin.isTTY && (await ask('Erase them? [y/N] '))))
      return console.log('Nothing was erased; --yes erases without asking.');

    const deletions = await store.forget(
      going.map(({ facts }) => facts.id),
      { at: now.epochMilliseconds, reason: 'erasure' },
    );
    for (const deletion of deletions) logDeletion(jsonLog, deletion);
    await store.endSessions(personHash);
    await store.clearTraces();
    console.log(`${deletions.length} erased. A line without personal data stays of each.`);
    console.log(elsewhere);
  } finally {
    await store.close();
  }
};

await runCommand(main);
