/** The raw notices: what stands in Edge Config under `notices`, unchecked. */
export type NoticesRead =
  { kind: 'read'; value: unknown } | { kind: 'unavailable'; reason: string };

/** Reads notices. Never rejects and never takes longer than its time budget (250 ms). */
export interface NoticeSource {
  read(): Promise<NoticesRead>;
}

/** Reads and replaces notices, for those who edit them. May reject: a person is there to see it. */
export interface NoticeEditor {
  read(): Promise<unknown>;
  write(notices: readonly unknown[]): Promise<void>;
}
