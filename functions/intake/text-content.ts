/**
 * Whether bytes are a text that a person wrote: UTF-8, UTF-16 with its byte order mark or Windows-1252
 * (which holds Latin-1), without control characters, and not a page, a drawing or a script under the
 * name of a text.
 */
export const isPlainText = (bytes: Uint8Array): boolean => {
  const text = decode(bytes);
  return (
    text !== undefined && !controls.test(text) && !opensAsCode.test(text) && !markup.test(text)
  );
};

const decode = (bytes: Uint8Array): string | undefined => {
  for (const encoding of encodingsOf(bytes))
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding: the next one may fit.
    }
  return undefined;
};

const encodingsOf = ([first, second]: Uint8Array): readonly string[] => {
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  if (first === 0xfe && second === 0xff) return ['utf-16be'];
  return ['utf-8', 'windows-1252'];
};

/** All but tab, line feed, form feed and carriage return; Windows-1252's unassigned bytes decode to these. */
const controls = /(?![\t\n\f\r])\p{Cc}/u;
const opensAsCode = /^\s*(?:#!|\{\\rtf|%!PS|MIME-Version:)/i;
const markup =
  /<(?:!doctype|\?xml|\?php|html|head|body|script|svg|math|iframe|frameset|object|embed|meta|link|style|base|img|form)[\s/>]/i;
