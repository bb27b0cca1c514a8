import type { SiteFacts } from '#domain/site-facts.ts';
import type { Attachment, FileRefusal, RefusedFile } from '#functions/ports.ts';
import { attachmentName, cleanFilename } from './attachment-name.ts';
import { fileTypeOf } from './file-type.ts';

/** A file as it came in. Of one that is larger than may be kept, `bytes` holds only a part or nothing. */
export interface ReceivedFile {
  /** As the client named it: unchecked. */
  filename: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** How many bytes were sent. */
  size: number;
}

/** The files of a submission, sorted into those that are kept and those that are not, in their order. */
export interface SortedFiles {
  attachments: Attachment[];
  refusedFiles: RefusedFile[];
}

/**
 * Decides which files are kept: as long as there is room for a file it is kept if it is of a kept type.
 * One that is refused takes no room from the next. Nothing here can refuse a submission.
 */
export const sortFiles = (
  files: readonly ReceivedFile[],
  limits: SiteFacts['attachments'],
  submissionId: string,
): SortedFiles => {
  const attachments: Attachment[] = [];
  const refusedFiles: RefusedFile[] = [];
  let bytesLeft = limits.totalBytes;
  for (const { filename, bytes, size } of files) {
    const room = { files: limits.maxFiles - attachments.length, bytes: bytesLeft };
    const type = bytes.length === size ? fileTypeOf(bytes) : undefined;
    const taken = attachments.map((kept) => kept.filename);
    const refuse = (reason: FileRefusal) =>
      refusedFiles.push({ filename: cleanFilename(filename), reason });

    if (size === 0) refuse('empty');
    else if (size > limits.totalBytes) refuse('size');
    else if (type === undefined) refuse('type');
    else if (room.files < 1) refuse('count');
    else if (size > room.bytes) refuse('size');
    else {
      bytesLeft -= size;
      attachments.push({
        id: `${submissionId}-file-${attachments.length + 1}`,
        filename: attachmentName(filename, type, taken),
        contentType: type.contentType,
        bytes,
      });
    }
  }
  return { attachments, refusedFiles };
};
