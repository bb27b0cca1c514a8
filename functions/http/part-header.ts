/** What the header of a part of `multipart/form-data` says. With a filename it is a file. */
export interface PartHeader {
  name: string;
  filename: string | undefined;
}

/**
 * Reads the header of a part as browsers write it (HTML standard, "multipart/form-data encoding
 * algorithm"): UTF-8, with only line breaks and quotation marks percent-encoded, and a backslash that
 * stands for itself. `filename*` (RFC 5987), which older HTTP libraries send, is understood.
 * `undefined` for a part without a name.
 */
export const readPartHeader = (bytes: Uint8Array): PartHeader | undefined => {
  const lines = new TextDecoder().decode(bytes).split('\r\n');
  const disposition =
    lines.find((line) => /^content-disposition:\s*form-data\s*;/i.test(line)) ?? '';
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, token = ''] of disposition.matchAll(parameter))
    parameters.set(name.toLowerCase(), quoted === undefined ? token : unescapeQuoted(quoted));

  const name = parameters.get('name');
  const filename = extended(parameters.get('filename*')) ?? parameters.get('filename');
  return name === undefined ? undefined : { name, filename };
};

const parameter = /;\s*([^\s;="]+)=(?:"([^"]*)"|([^\s;"]*))/g;

const escapes: Readonly<Record<string, string>> = { '%0A': '\n', '%0D': '\r', '%22': '"' };

const unescapeQuoted = (value: string): string =>
  value.replace(/%0A|%0D|%22/gi, (escape) => escapes[escape.toUpperCase()] ?? escape);

const extended = (value: string | undefined): string | undefined => {
  const encoded = /^utf-8'[^']*'(.*)$/i.exec(value ?? '')?.[1];
  try {
    return encoded === undefined ? undefined : decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
};
