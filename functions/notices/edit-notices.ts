import { parseNotices } from '#domain/notice-schema.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import type { NoticeEditor } from '#functions/ports.ts';
import type { Temporal } from 'temporal-polyfill';
import { draftClosedToday, draftHours, draftPlanned, type Draft } from './draft-notice.ts';
import { entryId, listNotices } from './list-notices.ts';
import { noticeLines, previewNotice } from './notice-preview.ts';
import {
  refuse,
  textOptions,
  type NoticeOptions,
  type NoticeRequest,
  type Refusal,
} from './notice-request.ts';
import { noticeWarnings } from './notice-warnings.ts';
import { noticesDigest } from './notices-digest.ts';
import { warningText } from './warning-text.ts';

/** What editing needs: where the notices are, and the person who edits. */
export interface EditDeps {
  editor: Pick<NoticeEditor, 'read' | 'write'>;
  /** What the editor edits, for the person. */
  where: string;
  now: Temporal.Instant;
  siteFacts: SiteFacts;
  /** Shows a line. */
  print: (line: string) => void;
  /** Asks before anything is written. */
  confirm: () => Promise<boolean>;
}

/**
 * Does what was asked of the notices. Before a write it shows the sentences that the write leads to, and
 * asks. Entries it does not understand are kept as they are. Rejects if the notices cannot be
 * read or written.
 */
export const editNotices = async (
  deps: EditDeps,
  { command, operands, options }: NoticeRequest,
): Promise<{ kind: 'done' } | Refusal> => {
  const known = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (known === undefined) {
    return refuse(`There is no command "${command}", only ${Object.keys(commands).join(', ')}.`);
  }
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  const stray = given.find((name) => !known.options.includes(name));
  if (stray !== undefined) return refuse(`The command ${command} takes no --${stray}.`);
  if (operands.length !== known.operands) {
    return refuse(
      known.operands === 1
        ? `${command} needs the id of a notice: see list.`
        : `${command} does not take "${operands[0] ?? ''}": put times in quotes after --from and --until.`,
    );
  }

  const value = (await deps.editor.read()) ?? [];
  if (!Array.isArray(value))
    return refuse('What stands under "notices" is no list: mend it first.');
  const entries: readonly unknown[] = value;
  return known.run(deps, entries, { options, operand: operands[0] ?? '' });
};

type Run = (
  deps: EditDeps,
  entries: readonly unknown[],
  asked: { options: NoticeOptions; operand: string },
) => Promise<{ kind: 'done' } | Refusal>;

const add =
  (draftFrom: typeof draftPlanned): Run =>
  async (deps, entries, { options }) => {
    const { now, siteFacts } = deps;
    const { notices } = parseNotices(entries);
    const service = siteFacts.customerService;
    const takenIds = entries.map(entryId);
    const drafted = draftFrom(options, { now, service, notices, takenIds });
    if (drafted.kind === 'refused') return drafted;
    show(deps, drafted, notices);
    return write(deps, [...entries, drafted.entry]);
  };

const show = (
  deps: EditDeps,
  { entry, notice }: Draft,
  others: ReturnType<typeof parseNotices>['notices'],
) => {
  const { now, siteFacts, print } = deps;
  print(JSON.stringify(entry));
  const context = { now, siteFacts, notices: [...others, notice] };
  for (const line of previewNotice(notice, context)) print(line);
  for (const warning of noticeWarnings(notice, { ...context, others }))
    print(`Mind: ${warningText(warning, 'en', now)}`);
};

const remove: Run = async (deps, entries, { operand }) => {
  const named = (entry: unknown, index: number): boolean =>
    operand === `#${index + 1}` || entryId(entry) === operand;
  const going = entries.filter(named);
  if (going.length === 0) return refuse(`There is no notice "${operand}": see list.`);
  const { notices } = parseNotices(entries);
  deps.print('Removes');
  for (const entry of going) deps.print(JSON.stringify(entry));
  for (const notice of notices.filter(({ id }) => going.some((entry) => entryId(entry) === id))) {
    for (const line of noticeLines(notice, { ...deps, notices })) deps.print(line);
  }
  return write(
    deps,
    entries.filter((entry, index) => !named(entry, index)),
  );
};

const write = async (
  { editor, where, confirm, print }: EditDeps,
  entries: readonly unknown[],
): Promise<{ kind: 'done' } | Refusal> => {
  if (!(await confirm())) return refuse('Nothing was written.');
  await editor.write(entries, { by: 'command-line', digest: await noticesDigest(entries) });
  print(`Written to ${where}.`);
  return { kind: 'done' };
};

const list: Run = (deps, entries) => {
  deps.print(`${entries.length === 0 ? 'There are no notices' : 'The notices'} in ${deps.where}`);
  for (const line of listNotices(entries, deps)) deps.print(line);
  return Promise.resolve({ kind: 'done' });
};

const words = ['reason', ...textOptions];

const commands: Readonly<
  Record<string, { options: readonly string[]; operands: number; run: Run }>
> = {
  'close-today': { options: words, operands: 0, run: add(draftClosedToday) },
  plan: {
    options: ['from', 'until', 'review', 'kind', 'open', ...words],
    operands: 0,
    run: add(draftPlanned),
  },
  hours: { options: ['on', 'to', 'review', 'open', ...words], operands: 0, run: add(draftHours) },
  list: { options: [], operands: 0, run: list },
  remove: { options: [], operands: 1, run: remove },
};
