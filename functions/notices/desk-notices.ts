import { parseNotices, type NoticeFault } from '#domain/notice-schema.ts';
import type { Notice } from '#domain/notice.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import type {
  Clock,
  KeptNoticeChange,
  Log,
  NoticeEditor,
  NoticeWriter,
  Randomness,
  Store,
} from '#functions/ports.ts';
import { z } from 'zod';
import { noticesDigest } from './notices-digest.ts';

/** What the desk works with. */
export interface DeskDeps {
  store: Pick<
    Store,
    | 'beginChange'
    | 'endChange'
    | 'latestChanges'
    | 'keepCheck'
    | 'latestCheck'
    | 'claimReminder'
    | 'releaseReminder'
  >;
  editor: NoticeEditor;
  clock: Clock;
  randomness: Randomness;
  siteFacts: SiteFacts;
  log: Log;
}

/** The notices as they stand, and how they came to stand so. */
export interface DeskNotices {
  kind: 'read';
  entries: readonly unknown[];
  notices: readonly Notice[];
  faults: readonly NoticeFault[];
  digest: string;
  /** Of the latest change, written or not; 0 if there was none. */
  revision: number;
  /** The latest changes, the latest first. */
  changes: readonly KeptNoticeChange[];
  /** Who changed them past the desk since it last wrote, and what it last wrote; not there if nobody did. */
  outside?: { writer: NoticeWriter; before: readonly unknown[] };
}

/** The desk cannot work: the notices cannot be read, or are no list. */
export interface DeskBlind {
  kind: 'unreadable';
  why: string;
}

/** How many changes are shown. */
const shownChanges = 30;

/** Reads the notices from where they are written, and what the store remembers of them. */
export const readDesk = async ({
  store,
  editor,
}: Pick<DeskDeps, 'store' | 'editor'>): Promise<DeskNotices | DeskBlind> => {
  const [found, changes] = await Promise.all([
    editor.readWithNote().then(
      (read) => ({ kind: 'read', ...read }) as const,
      (error: unknown) =>
        ({ kind: 'failed', why: error instanceof Error ? error.message : '' }) as const,
    ),
    store.latestChanges(shownChanges),
  ]);
  if (found.kind === 'failed') return { kind: 'unreadable', why: found.why };
  const value = found.notices ?? [];
  if (!Array.isArray(value)) return { kind: 'unreadable', why: 'no list' };
  const entries: readonly unknown[] = value;
  const digest = await noticesDigest(entries);
  const last = changes.find(({ failedAt }) => failedAt === undefined);
  const isAsWritten = last === undefined || last.afterDigest === digest;
  return {
    ...{ kind: 'read', entries, digest, changes, ...parseNotices(entries) },
    revision: changes[0]?.revision ?? 0,
    ...(!isAsWritten && {
      outside: { writer: writerOf(found.note, digest), before: last.after },
    }),
  };
};

const noteSchema = z.object({ by: z.string(), digest: z.string() });

/** What was noted with the latest write tells only of what was written then. */
const writerOf = (note: unknown, digest: string): NoticeWriter => {
  const { data } = noteSchema.safeParse(note);
  if (data?.digest !== digest) return 'by-hand';
  return data.by === 'command-line' || data.by === 'desk' ? data.by : 'by-hand';
};
