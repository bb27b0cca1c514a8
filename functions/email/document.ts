import type { Locale } from '#domain/locale.ts';

/** A fact under its label. A value of several lines keeps them. `href` (https, mailto, tel) makes it a link. */
export interface Fact {
  label: string;
  value: string;
  href?: string;
}

/** A piece of an e-mail. Each is shown in the HTML and in the text version alike. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'facts'; facts: readonly Fact[] }
  | { kind: 'link'; label: string; href: string };

/** The content of an e-mail, from which both versions are made: neither can hold more than the other. */
export interface MailDocument {
  locale: Locale;
  /** Who writes: the firm's name, above everything. */
  sender: string;
  title: string;
  blocks: readonly Block[];
  /** Small print: why this e-mail came, who the firm is. */
  footer: readonly string[];
}

/** The lines of a text, whatever kind of break parts them: not one may be smuggled past a version. */
export const linesOf = (text: string): string[] => text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/);
