import type { ReceivedFile } from '#functions/intake/attachments.ts';
import { bodyLimits, collectFields } from './form-read.ts';
import type { AttachmentLimits, FormRead } from './form-read.ts';
import { GrowingBytes } from './growing-bytes.ts';
import { multipartParser } from './multipart-parser.ts';
import type { PartSink } from './multipart-parser.ts';
import { readBody } from './read-body.ts';

/**
 * Reads a `multipart/form-data` body. Texts count against the text limit as they arrive; a file that is
 * larger than all files may be together is read on but not held, so that it costs neither memory nor text.
 */
export const readMultipart = async (
  request: Request,
  boundary: string,
  limits: AttachmentLimits,
): Promise<FormRead> => {
  const collector = collectFields();
  const files: ReceivedFile[] = [];
  const held = { bytes: bodyLimits.heldTotals * limits.totalBytes };
  let fits = true;
  /** Keeps a text that reading broke off in. */
  let keepText = () => {};

  const textSink = (name: string): PartSink => {
    const text = new GrowingBytes();
    keepText = () => {
      fits = collector.add(name, new TextDecoder().decode(text.bytes())) && fits;
      keepText = () => {};
    };
    return {
      data(piece) {
        text.append(piece);
        if (text.size > bodyLimits.text) fits = false;
      },
      end: () => keepText(),
    };
  };

  const parser = multipartParser(boundary, ({ name, filename }) => {
    if (filename === undefined) return textSink(name);
    return fileSink(limits.totalBytes, held, ({ bytes, size }) => {
      // A browser sends a file field that was left empty as a file without name and content.
      if (filename !== '' || size > 0) files.push({ filename, bytes, size });
      if (files.length > bodyLimits.fileCount) fits = false;
    });
  });

  const end = await readBody(request, bodyLimits.multipart, (chunk) => {
    parser.write(chunk);
    return fits && parser.state() !== 'malformed';
  });
  if (end === 'broken') return { kind: 'malformed', detail: 'The body ended early.' };
  if (parser.state() === 'malformed')
    return { kind: 'malformed', detail: 'A part has no header or no name.' };
  if (end === 'complete' && parser.state() !== 'done')
    return { kind: 'malformed', detail: 'The body has no closing boundary.' };
  keepText();
  const fields = collector.fields();
  return fits && end === 'complete'
    ? { kind: 'form', format: 'html-form', fields, files }
    : { kind: 'too-large', fields };
};

/** Holds a file of at most `maxBytes` as long as there is room in `held`; of a larger one only its size. */
const fileSink = (
  maxBytes: number,
  held: { bytes: number },
  done: (file: Pick<ReceivedFile, 'bytes' | 'size'>) => void,
): PartSink => {
  let content = new GrowingBytes();
  let size = 0;
  let holds = true;
  return {
    data(piece) {
      size += piece.length;
      if (!holds) return;
      held.bytes -= piece.length;
      content.append(piece);
      if (size <= maxBytes && held.bytes >= 0) return;
      held.bytes += content.size;
      content = new GrowingBytes();
      holds = false;
    },
    end: () => done({ bytes: content.bytes(), size }),
  };
};
