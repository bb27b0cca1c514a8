import type { EpochMs } from '#functions/ports.ts';

/** How notices were changed: at the desk, by the command line, or past both, by hand at the platform. */
export const noticeWriters = ['desk', 'command-line', 'by-hand'] as const;

/** One of `noticeWriters`. */
export type NoticeWriter = (typeof noticeWriters)[number];

/** A change of the notices. `before` and `after` are all entries, as they stood and as they were to stand. */
export interface NoticeChange {
  id: string;
  /** From 1, without gaps. */
  revision: number;
  at: EpochMs;
  /** Who changed it at the desk, or who took up there what had been changed elsewhere. */
  by: string;
  writer: NoticeWriter;
  action: 'add' | 'end' | 'change' | 'undo' | 'adopt';
  before: readonly unknown[];
  after: readonly unknown[];
  /** Tells `after` from any other notices. */
  afterDigest: string;
}

/** A change as it is kept. Neither instant: it is under way, or who wrote it was cut off. */
export interface KeptNoticeChange extends NoticeChange {
  /** When it stood where the pages read it. */
  writtenAt: EpochMs | undefined;
  /** When writing it failed. */
  failedAt: EpochMs | undefined;
}

/**
 * Whether what the pages read is what was last written: `as-written`; changed by the command line or by
 * hand; or it could not be read.
 */
export const noticeCheckStates = [
  'as-written',
  'changed-by-command-line',
  'changed-by-hand',
  'unreadable',
] as const;

/** One of `noticeCheckStates`. */
export type NoticeCheckState = (typeof noticeCheckStates)[number];

/** What a check found. */
export interface NoticeCheck {
  at: EpochMs;
  state: NoticeCheckState;
}

/** The part of a store that remembers how notices were changed. */
export interface NoticeHistory {
  /**
   * Keeps a change before it is written; false if its revision is not the one after the latest, because
   * somebody else was first. Changes made before `forgetBefore` are removed, the latest never.
   */
  beginChange(change: NoticeChange, forgetBefore: EpochMs): Promise<boolean>;

  /** Notes that a change was written, or that it could not be. */
  endChange(id: string, end: { at: EpochMs; written: boolean }): Promise<void>;

  /** At most `limit` changes, the latest first. One that cannot be opened is left out. */
  latestChanges(limit: number): Promise<KeptNoticeChange[]>;

  /** Keeps what the latest check found. */
  keepCheck(check: NoticeCheck): Promise<void>;

  /** What the latest check found; `undefined` if there was none. */
  latestCheck(): Promise<NoticeCheck | undefined>;

  /** Notes that a notice is reminded of, for a day; false if it was before: one person is told once. */
  claimReminder(noticeId: string, reviewOn: string, at: EpochMs): Promise<boolean>;

  /** Takes the note back: the reminder could not be sent. */
  releaseReminder(noticeId: string, reviewOn: string): Promise<void>;
}
