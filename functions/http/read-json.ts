import type { ReceivedFile } from '#functions/intake/attachments.ts';
import { bodyLimits, collectFields } from './form-read.ts';
import type { FormRead } from './form-read.ts';
import { collectBody } from './read-body.ts';

/**
 * Reads a JSON object of fields. Numbers and booleans are taken as their text and null as nothing;
 * `attachments` is `[{ filename, content }]` with the content in base64. Anything else is `malformed`,
 * with the field named.
 */
export const readJson = async (request: Request): Promise<FormRead> => {
  const { end, bytes } = await collectBody(request, bodyLimits.json);
  if (end === 'broken') return { kind: 'malformed', detail: 'The body ended early.' };
  if (end === 'enough' || countValues(bytes) > bodyLimits.fieldCount)
    return { kind: 'too-large', fields: {} };

  const body = parse(bytes);
  if (!isObject(body))
    return { kind: 'malformed', detail: 'The body is not a JSON object in UTF-8.' };
  const collector = collectFields();
  let files: readonly ReceivedFile[] | string = [];
  let fits = true;
  for (const [name, value] of Object.entries(body))
    if (name === 'attachments') files = readFiles(value);
    else if (isScalar(value)) fits = collector.add(name, String(value ?? '')) && fits;
    else return { kind: 'malformed', detail: `The field ${quoted(name)} is not a text.` };

  if (typeof files === 'string') return { kind: 'malformed', detail: files };
  const fields = collector.fields();
  return fits && files.length <= bodyLimits.fileCount
    ? { kind: 'form', format: 'json', fields, files: [...files] }
    : { kind: 'too-large', fields };
};

/** Objects, lists and their members, counted in the bytes: parsed, a few bytes each can fill the memory. */
const countValues = (bytes: Uint8Array): number => {
  let count = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inText && byte === backslash) at += 1;
    else if (byte === quotationMark) inText = !inText;
    else if (!inText && (byte === comma || byte === bracket || byte === brace)) count += 1;
  }
  return count;
};

const [quotationMark, backslash, comma, bracket, brace] = new TextEncoder().encode('"\\,[{');

const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScalar = (value: unknown): value is string | number | boolean | null =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** The files, or what is wrong with them. */
const readFiles = (value: unknown): readonly ReceivedFile[] | string => {
  if (value === null) return [];
  if (!Array.isArray(value)) return 'The field "attachments" is not a list.';
  const files: ReceivedFile[] = [];
  for (const [index, file] of value.entries()) {
    const { filename, content }: Record<string, unknown> = isObject(file) ? file : {};
    const bytes = typeof content === 'string' ? fromBase64(content) : undefined;
    if (typeof filename !== 'string' || bytes === undefined)
      return `attachments[${index}] is not { "filename": text, "content": base64 }.`;
    files.push({ filename, bytes, size: bytes.length });
  }
  return files;
};

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
};

const quoted = (name: string): string => JSON.stringify(name.slice(0, 100));
