import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isEmailAddress } from '#domain/email-address.ts';
import { jsonLog } from '#functions/adapters/json-log.ts';
import { accountOf } from '#functions/keeping/account-of-person.ts';
import { findPerson } from '#functions/keeping/find-person.ts';
import { findStaffTraces, staffAccount } from '#functions/keeping/staff-traces.ts';
import { personHashOf } from '#functions/staff/sessions.ts';
import { siteFacts } from '#src/site-facts.ts';
import { Refused, runCommand, storeSettings } from './command-line.ts';
import { configuredWriter } from './configured-writer.ts';
import { openLocalStore, existingKeys } from './local-store.ts';
import { warnings } from './person-warnings.ts';

const usage = `npm run export-person -- EMAIL [--to FOLDER]
Answers a request for access (GDPR art. 15): writes all that is kept about an address into a new folder
in FOLDER (DATA_DIR/exports if none is named), which only you can read. It opens every submission.`;

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { to: { type: 'string' }, help: { type: 'boolean', default: false } },
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
    const traces = await findStaffTraces(store, email, {
      personHash: await personHashOf(config.cronSecret, email.toLowerCase()),
      now: clock.now().epochMilliseconds,
    });
    const isStaff = traces.changes.length + traces.sessions.length > 0;
    if (found.matches.length > 0 || isStaff) {
      const name = `export-${clock.now().round('second').toString().replace(/[-:]/g, '')}`;
      const folder = join(resolve(values.to ?? join(config.dataDir, 'exports')), name);
      mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
      mkdirSync(folder, { mode: 0o700 });
      for (const match of found.matches)
        for (const { path, content } of await accountOf({ store, siteFacts }, match)) {
          mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
          writeFileSync(join(folder, path), content, { mode: 0o600, flag: 'wx' });
        }
      if (isStaff)
        writeFileSync(join(folder, 'staff.json'), staffAccount(traces), {
          mode: 0o600,
          flag: 'wx',
        });
      console.log(`Folder: ${folder}`);
    }
    for (const { submission, roles } of found.matches)
      console.log(`${submission.reference}  ${submission.kind}, as ${roles.join(' and ')}`);
    console.log(`${found.matches.length} submissions name ${email}.`);
    if (isStaff) console.log('It is known at the phone desk: staff.json.');
    for (const warning of warnings(found)) console.log(warning);
    if (found.unreadable.length > 0) process.exitCode = 1;
  } finally {
    await store.close();
  }
};

await runCommand(main);
