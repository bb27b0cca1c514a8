/**
 * Makes one line of what was typed into a single-line field: composed (NFC), without lone surrogates,
 * every run of line breaks and control characters one space, no invisible and no direction-changing
 * characters, trimmed, and empty if nothing of it can be seen. So no field can start a header of its
 * own or turn the text around it. The joiners U+200C and U+200D stay: emoji, Arabic and
 * Indic names need them.
 *
 * @example
 * singleLine(' Åsa\r\nBcc: x@example.test ') // 'Åsa Bcc: x@example.test'
 */
export const singleLine = (typed: string): string =>
  finish(typed.toWellFormed().replace(controlsAndBreaks, ' ').replace(invisibleOrDirectional, ''));

/**
 * Keeps the lines of what was typed into a multi-line field: composed, well formed and trimmed, every
 * kind of line break one `\n`, a tab one space, no other control characters. Nothing visible is lost.
 */
export const multiLine = (typed: string): string =>
  finish(
    typed
      .toWellFormed()
      .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
      .replaceAll('\t', ' ')
      .replace(controlsButLineFeed, ''),
  );

/** Whether there is anything to read: spaces, joiners and other invisible characters are nothing. */
export const hasText = (text: string): boolean => visible.test(text);

const controlsAndBreaks = /[\p{Cc}\u2028\u2029]+/gu;
const controlsButLineFeed = /(?!\n)\p{Cc}/gu;
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/u;

/** Zero-width characters (but the joiners), bidirectional marks, embeddings, overrides and isolates. */
const invisibleOrDirectional =
  /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;

const finish = (text: string): string => (hasText(text) ? compose(text).trim() : '');

/**
 * NFC, but for texts with more than 30 combining marks in a row: no language needs them (UAX 15
 * section 13), and ordering them takes quadratic time, minutes for a text of 1 MiB.
 */
const compose = (text: string): string =>
  !canCompose.test(text) || /\p{M}{31}/u.test(text) ? text : text.normalize('NFC');

/** Nothing below the first combining mark changes under NFC: most texts, and all of Swedish as it is typed. */
const canCompose = /[^\0-\u02ff]/;
