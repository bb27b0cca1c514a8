import { draftFields, wantedFiles } from '#domain/draft-fields.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import type { Draft, DraftFile, RefusedFile } from '#functions/ports.ts';
import { cleanFilename } from './attachment-name.ts';
import { sortFiles, type ReceivedFile } from './attachments.ts';
import { hex } from '#domain/hex.ts';

/** What goes along of the files that a form's page showed, and which of them are kept no longer. */
export interface FilesOfDraft {
  files: readonly DraftFile[];
  gone: RefusedFile[];
}

/**
 * The files of a draft that a form still wants. A form that names none at all wants all: a program that
 * sends the token alone.
 */
export const filesOfDraft = (
  draft: Pick<Draft, 'files'> | undefined,
  fields: Readonly<Record<string, string>>,
): FilesOfDraft => {
  const files = draft?.files ?? [];
  if (fields[draftFields.files] === undefined) return { files, gone: [] };
  const wanted = wantedFiles(fields);
  return {
    files: files.filter(({ id }) => wanted.some((file) => file.id === id)),
    gone: wanted
      .filter(({ id }) => !files.some((file) => file.id === id))
      .map(({ filename }) => ({ filename: cleanFilename(filename), reason: 'gone' })),
  };
};

/**
 * Adds files to those of a draft, sorted and limited as a submission's are. One that is there already, by
 * name and content, is not added again: the same form may come twice.
 */
export const addFiles = async (
  held: readonly DraftFile[],
  added: readonly ReceivedFile[],
  limits: SiteFacts['attachments'],
): Promise<{ files: DraftFile[]; refusedFiles: RefusedFile[] }> => {
  const known = new Map<Uint8Array, Pick<DraftFile, 'id' | 'bytes'>>();
  for (const { id, bytes } of held) known.set(bytes, { id, bytes });
  const fresh: ReceivedFile[] = [];
  for (const file of added) {
    const id = await idOf(file);
    if ([...known.values()].some((each) => each.id === id)) continue;
    known.set(file.bytes, { id, bytes: file.bytes });
    fresh.push(file);
  }
  const all = [...held.map(receivedAgain), ...fresh];
  const { attachments, refusedFiles } = sortFiles(all, limits, '');
  const files = attachments.flatMap(({ filename, contentType, bytes }) => {
    const file = known.get(bytes);
    return file === undefined ? [] : [{ filename, contentType, ...file }];
  });
  return { files, refusedFiles };
};

/** A file of a draft as if it came in now. */
export const receivedAgain = ({ filename, bytes }: DraftFile): ReceivedFile => ({
  filename,
  bytes,
  size: bytes.length,
});

/** 32 hexadecimal digits that say which file it is. */
const idOf = async ({ filename, bytes, size }: ReceivedFile): Promise<string> => {
  const name = new TextEncoder().encode(`${cleanFilename(filename)}\n${size}\n`);
  const all = new Uint8Array(name.length + bytes.length);
  all.set(name);
  all.set(bytes, name.length);
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', all), 0, 16));
};
