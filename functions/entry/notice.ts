import { join } from 'node:path';
import { localEdgeConfigEditor } from '#functions/adapters/local-edge-config-editor.ts';
import { systemClock } from '#functions/adapters/system-clock.ts';
import { vercelEdgeConfigEditor } from '#functions/adapters/vercel-edge-config-editor.ts';
import { editNotices } from '#functions/notices/edit-notices.ts';
import { textOptions } from '#functions/notices/notice-request.ts';
import { noticeSettings, type NoticeSettings } from '#functions/notices/notice-settings.ts';
import { siteFacts } from '#src/site-facts.ts';
import { ask } from './command-line.ts';
import { readArguments } from './notice-arguments.ts';

const usage = `npm run notice -- COMMAND
  close-today [--reason WHY]           closes the phone until the next day it opens
  plan --from "2026-12-22 15:00" --until "2027-01-02 09:00" [--reason WHY]
       [--kind phone-closed | maintenance | info | phone-hours]   (phone-hours: with --open)
  plan --from "2026-12-22 15:00" --review 2027-01-15              until further notice
  hours --on 2026-12-23 [--to 2026-12-30] --open "9-13"           other opening hours
  list                                 all notices, and what the pages say now
  remove ID                            takes one away

  --reason   holiday, vacation, staffing, illness, training, meeting, technical or other
  ${textOptions
    .map((option) => `--${option} "…"`)
    .join(' ')
    .padEnd(36)} own words instead of the generated sentences
  --yes      writes without asking; so does every command that has no terminal to ask at
Times are Stockholm's. A weekday may stand before a date, and is then checked.`;

/** The command line over `editNotices`: exit 0 if it was done, 1 with one line if not. */
const main = async (): Promise<number> => {
  const typed = readArguments(process.argv.slice(2));
  if (typed.kind === 'refused') return refuse(typed.why);
  const { command, operands, options, yes, help } = typed;
  if (help || command === undefined) {
    console.log(usage);
    return help ? 0 : 1;
  }
  const read = noticeSettings(process.env);
  if (read.kind === 'refused') return refuse(read.why);

  const { editor, where } = editorOf(read.settings);
  const outcome = await editNotices(
    {
      editor,
      where,
      now: read.settings.now ?? systemClock.now(),
      siteFacts,
      print: (line) => {
        console.log(line);
      },
      confirm: () => (yes || !process.stdin.isTTY ? Promise.resolve(true) : ask('Write? [y/N] ')),
    },
    { command, operands, options },
  );
  return outcome.kind === 'done' ? 0 : refuse(outcome.why);
};

const editorOf = ({ vercel, dataDir }: NoticeSettings) => {
  if (vercel)
    return { editor: vercelEdgeConfigEditor(vercel), where: `Edge Config ${vercel.id} at Vercel` };
  const path = join(dataDir, 'edge-config.json');
  return { editor: localEdgeConfigEditor(path), where: path };
};

const refuse = (why: string): number => {
  console.error(why);
  return 1;
};

process.exitCode = await main().catch((error: unknown) =>
  refuse(error instanceof Error ? error.message : 'It did not work.'),
);
