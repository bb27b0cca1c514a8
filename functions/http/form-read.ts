import type { SiteFacts } from '#domain/site-facts.ts';
import type { ReceivedFile } from '#functions/intake/attachments.ts';

/** What a request's body turned out to be. */
export type FormRead =
  | { kind: 'form'; format: 'html-form' | 'json'; fields: Fields; files: ReceivedFile[] }
  /** More than is read; `fields` holds the texts as far as they were read. */
  | { kind: 'too-large'; fields: Fields }
  /** No form, or in an encoding that is not read. */
  | { kind: 'unsupported' }
  /** A form that is broken or ends early: nothing of it is to be trusted. `detail` is for developers. */
  | { kind: 'malformed'; detail: string };

/** Text fields by name, without a prototype: a field may be called `__proto__`. */
export type Fields = Readonly<Record<string, string>>;

/** How many files a site keeps with a submission, and how many bytes of them in all. */
export type AttachmentLimits = SiteFacts['attachments'];

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** How much is read, in bytes but for the counts. A text of 100 kB passes in every encoding. */
export const bodyLimits = {
  /** All names and texts of a form, decoded. */
  text: 4 * mebibyte,
  /** Percent-encoded texts: three bytes for each, and some room. */
  urlencoded: 13 * mebibyte,
  json: 16 * mebibyte,
  /** With files. What cannot be kept is read all the same, so that a film does not cost the text. */
  multipart: 64 * mebibyte,
  /** RFC 2046 section 5.1.1. */
  boundary: 70,
  partHeader: 16 * kibibyte,
  fieldCount: 1000,
  fileCount: 100,
  /** How many times what is kept of files is held: a file that is refused later takes no room. */
  heldTotals: 4,
} as const;

/** Collects text fields within the limits. */
export interface FieldCollector {
  /** Adds a field; of those with one name the first that is not empty counts. False: too much. */
  add(name: string, value: string): boolean;
  fields(): Fields;
}

/** Starts collecting. */
export const collectFields = (): FieldCollector => {
  const collected = new Map<string, string>();
  let bytes = 0;
  let count = 0;
  return {
    add(name, value) {
      count += 1;
      bytes += utf8Length(name) + utf8Length(value);
      if ((collected.get(name) ?? '') === '') collected.set(name, value);
      return count <= bodyLimits.fieldCount && bytes <= bodyLimits.text;
    },
    fields() {
      const fields = Object.fromEntries(collected);
      Object.setPrototypeOf(fields, null);
      return fields;
    },
  };
};

/** Bytes of a text in UTF-8. Counted, since encoding it would cost a copy of everything that is sent. */
const utf8Length = (text: string): number => {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Half of a pair is two of its four bytes.
    if (unit > 0x7f) bytes += unit > 0x7ff && !isSurrogate(unit) ? 2 : 1;
  }
  return bytes;
};

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
