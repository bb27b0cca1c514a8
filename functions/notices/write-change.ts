import { hex } from '#domain/hex.ts';
import { noticeSchema } from '#domain/notice-schema.ts';
import type { KeptNoticeChange, NoticeChange } from '#functions/ports.ts';
import { readDesk, type DeskBlind, type DeskDeps, type DeskNotices } from './desk-notices.ts';
import { canonicalJson, noticesDigest } from './notices-digest.ts';
import { entryChanges } from './seen-notices.ts';

/** How long a change can be undone. Milliseconds. */
export const undoWithin = 10 * 60_000;

/** How long the history is kept, and how long entries stand that are over. Milliseconds. */
const day = 24 * 3_600_000;
const historyLasts = 2 * 365 * day;
const overStands = 30 * day;

/** What became of a change. `overtaken`: somebody else wrote first, and nothing was written. */
export type Written =
  { kind: 'written'; change: NoticeChange } | { kind: 'overtaken' } | { kind: 'not-written' };

/**
 * Writes notices as they are to stand: first into the history, where only one change can follow another,
 * then where the pages read them. What was changed past the desk is taken up first, as a change of its own.
 */
export const writeChange = async (
  deps: DeskDeps,
  desk: DeskNotices,
  asked: { by: string; action: NoticeChange['action']; after: readonly unknown[] },
): Promise<Written> => {
  let { revision } = desk;
  if (desk.outside) {
    const adopted = await keep(deps, { ...asked, ...adoption(desk), revision: revision + 1 });
    if (!adopted.kept) return { kind: 'overtaken' };
    await deps.store.endChange(adopted.change.id, { at: now(deps), written: true });
    revision += 1;
  }
  const after = asked.after.filter((entry) => !isLongOver(entry, now(deps)));
  const next = { ...asked, after, writer: 'desk', before: desk.entries } as const;
  const { kept, change } = await keep(deps, { ...next, revision: revision + 1 });
  if (!kept) return { kind: 'overtaken' };
  try {
    await deps.editor.write(after, { by: 'desk', digest: change.afterDigest });
  } catch (error) {
    deps.log('notices_not_written', { reason: error instanceof Error ? error.name : 'unknown' });
    await deps.store.endChange(change.id, { at: now(deps), written: false });
    return { kind: 'not-written' };
  }
  await deps.store.endChange(change.id, { at: now(deps), written: true });
  await deps.store.keepCheck({ at: now(deps), state: 'as-written' });
  deps.log('notices_changed', { action: change.action, revision: change.revision });
  return { kind: 'written', change };
};

/** Takes up what was changed past the desk: somebody has looked at it. False: somebody was first. */
export const adoptOutside = async (
  deps: DeskDeps,
  desk: DeskNotices,
  by: string,
): Promise<boolean> => {
  if (desk.outside === undefined) return false;
  const revision = desk.revision + 1;
  const { kept, change } = await keep(deps, { by, ...adoption(desk), revision });
  if (!kept) return false;
  await deps.store.endChange(change.id, { at: now(deps), written: true });
  await deps.store.keepCheck({ at: now(deps), state: 'as-written' });
  return true;
};

/**
 * Undoes the latest change with an id, if that is not too long ago and all that it changed still stands as
 * it left it: what others changed meanwhile stays.
 */
export const undoChange = async (
  deps: DeskDeps,
  { id, by }: { id: string; by: string },
): Promise<Written | { kind: 'too-late' } | DeskBlind> => {
  const desk = await readDesk(deps);
  if (desk.kind === 'unreadable') return desk;
  const change = desk.changes.find((one) => one.id === id);
  if (change === undefined || !isUndoable(change, now(deps))) return { kind: 'too-late' };
  const undone = entryChanges(change.before, change.after);
  let after = desk.entries;
  for (const { before, after: left } of undone) {
    const place = after.findIndex((entry) => canonicalJson(entry) === canonicalJson(left));
    if (left !== undefined && place < 0) return { kind: 'too-late' };
    if (left === undefined) after = [...after, before];
    else after = before === undefined ? after.toSpliced(place, 1) : after.with(place, before);
  }
  return writeChange(deps, desk, { by, action: 'undo', after });
};

/** Whether a change can still be undone: an undo itself cannot. */
export const isUndoable = ({ at, action, failedAt }: KeptNoticeChange, now: number): boolean =>
  failedAt === undefined && action !== 'undo' && action !== 'adopt' && now < at + undoWithin;

const now = ({ clock }: DeskDeps): number => clock.now().epochMilliseconds;

const adoption = ({ entries, outside }: DeskNotices) => ({
  action: 'adopt' as const,
  writer: outside?.writer ?? 'by-hand',
  before: outside?.before ?? [],
  after: entries,
});

const keep = async (
  deps: DeskDeps,
  told: Omit<NoticeChange, 'id' | 'at' | 'afterDigest'>,
): Promise<{ kept: boolean; change: NoticeChange }> => {
  const at = now(deps);
  const id = hex(deps.randomness.bytes(12));
  const change = { ...told, id, at, afterDigest: await noticesDigest(told.after) };
  return { kept: await deps.store.beginChange(change, at - historyLasts), change };
};

const isLongOver = (entry: unknown, at: number): boolean => {
  const { data } = noticeSchema.safeParse(entry);
  return data !== undefined && data.until.epochMilliseconds < at - overStands;
};
