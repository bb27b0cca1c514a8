/** What a person asks of the notices, as typed: nothing is checked yet. */
export interface NoticeRequest {
  command: string;
  /** What stands after the command without a name: the id for `remove`. */
  operands: readonly string[];
  options: NoticeOptions;
}

/** The options of all commands, as typed. */
export interface NoticeOptions {
  from?: string | undefined;
  until?: string | undefined;
  /** First (or only) and last day of other opening hours. */
  on?: string | undefined;
  to?: string | undefined;
  /** Opening hours: "9-13" or "9:00-12:00, 13-15.30". */
  open?: string | undefined;
  kind?: string | undefined;
  reason?: string | undefined;
  'text-sv'?: string | undefined;
  'text-en'?: string | undefined;
}

/** Something cannot be done as asked; `why` is one line for the person who asked. */
export interface Refusal {
  kind: 'refused';
  why: string;
}

/** Makes a refusal. */
export const refuse = (why: string): Refusal => ({ kind: 'refused', why });
