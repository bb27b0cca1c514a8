import type { Locale } from '#domain/locale.ts';

export type * from './notice-history.ts';

/** The raw notices: what stands in Edge Config under `notices`, unchecked. */
export type NoticesRead =
  { kind: 'read'; value: unknown } | { kind: 'unavailable'; reason: string };

/** Reads notices. Never rejects and never takes longer than its time budget (250 ms). */
export interface NoticeSource {
  read(): Promise<NoticesRead>;
}

/** Who wrote notices, and a digest of what was written: it tells whether they still are those. */
export interface WriteNote {
  by: 'desk' | 'command-line';
  digest: string;
}

/** Reads and replaces notices, for those who edit them. May reject: a person is there to see it. */
export interface NoticeEditor {
  read(): Promise<unknown>;
  /** The notices, and what was noted with the latest write that noted anything. Both unchecked. */
  readWithNote(): Promise<{ notices: unknown; note: unknown }>;
  /** Replaces the notices, and the note if there is one, both or neither. */
  write(notices: readonly unknown[], note?: WriteNote): Promise<void>;
}

/** What the public site itself answers: the digest of the notices it reads, and what it says. */
export type SiteReading = { digest: string; texts: readonly string[] } | undefined;

/** Asks the public site, over the network as customers do. Never rejects; `undefined` without an answer. */
export type ReadSite = (locale: Locale) => Promise<SiteReading>;
