import { locales, type Locale } from '#domain/locale.ts';
import type { Temporal } from 'temporal-polyfill';

/** What a person asks of the notices, as typed: nothing is checked yet. */
export interface NoticeRequest {
  command: string;
  /** What stands after the command without a name: the id for `remove`. */
  operands: readonly string[];
  options: NoticeOptions;
}

/** The option with own words in a language. */
export type TextOption = `text-${Locale}`;

/** The option with own words in each language of the site. */
export const textOptions: readonly TextOption[] = locales.map(
  (locale) => `text-${locale}` as const,
);

/** The options of all commands, as typed. */
export interface NoticeOptions extends Partial<Record<TextOption, string | undefined>> {
  from?: string | undefined;
  until?: string | undefined;
  /** First (or only) and last day of other opening hours. */
  on?: string | undefined;
  to?: string | undefined;
  /** Opening hours: "9-13" or "9:00-12:00, 13-15.30". */
  open?: string | undefined;
  kind?: string | undefined;
  reason?: string | undefined;
  /** Of a notice without an end: when somebody is to look at it again. */
  review?: string | undefined;
}

/** The name of an option. */
export type OptionName = keyof NoticeOptions;

/** What is wrong with an option: for a form, which words it in its own language. */
export interface OptionFault {
  option: OptionName;
  code: OptionFaultCode;
  /** What was read of a date all the same. */
  date?: Temporal.PlainDate;
}

/** What can be wrong with an option. */
export type OptionFaultCode =
  | 'missing'
  | 'format'
  | 'no-such-date'
  | 'no-such-time'
  | 'gap'
  | 'ambiguous'
  | 'wrong-weekday'
  | 'not-after'
  | 'over'
  | 'hours'
  | 'unknown'
  | 'language'
  | 'closed-already'
  | 'entry';

/** Something cannot be done as asked; `why` is one line for the person who asked. */
export interface Refusal {
  kind: 'refused';
  why: string;
  fault?: OptionFault;
}

/** Makes a refusal. */
export const refuse = (why: string, fault?: OptionFault): Refusal => ({
  kind: 'refused',
  why,
  ...(fault && { fault }),
});
