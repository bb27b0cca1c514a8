import { readForm } from '#functions/http/read-form.ts';
import type { FormRead } from '#functions/http/form-read.ts';

/** What a site keeps, in the tests of reading. */
export const limits = { totalBytes: 4096, maxFiles: 10 };

/** A POST whose body arrives in these chunks. */
export const chunked = (
  contentType: string,
  chunks: Iterable<Uint8Array>,
  headers: Record<string, string> = {},
): Request => {
  const waiting = chunks[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = waiting.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
  });
  // A streamed body has to be said to be one; not every version of the types knows the word.
  const init = { method: 'POST', headers: { 'content-type': contentType, ...headers }, body };
  return new Request('https://besked.example.test/api/complaints', {
    ...init,
    ...{ duplex: 'half' },
  });
};

/** Reads a body of this type that arrives at once. */
export const read = (
  contentType: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<FormRead> => {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return readForm(chunked(contentType, [bytes], headers), limits);
};

/** Bytes cut at these places. */
export const cutAt = (bytes: Uint8Array, places: readonly number[]): Uint8Array[] => {
  const sorted = [...places].sort((a, b) => a - b);
  return [...sorted, bytes.length].map((until, index) =>
    bytes.subarray(sorted[index - 1] ?? 0, until),
  );
};

/** The fields as a plain object, whose equality says nothing of prototypes. */
export const fieldsOf = (form: FormRead): Record<string, string> =>
  'fields' in form ? { ...form.fields } : {};

/** The files as names and Latin-1 texts. */
export const filesOf = (form: FormRead): [string, string, number][] =>
  form.kind === 'form'
    ? form.files.map(({ filename, bytes, size }) => [
        filename,
        new TextDecoder('latin1').decode(bytes),
        size,
      ])
    : [];

/** The content type of the multipart bodies that `multipart` makes. */
export const multipartType = 'multipart/form-data; boundary=b';

/** A part with what its disposition says, its content and more header lines. */
export const part = (disposition: string, content: string, ...headers: readonly string[]): string =>
  ['--b', `Content-Disposition: form-data; ${disposition}`, ...headers, '', content, ''].join(
    '\r\n',
  );

export const textPart = (name: string, content: string): string => part(`name="${name}"`, content);

export const filePart = (filename: string, content: string): string =>
  part(`name="attachments"; filename="${filename}"`, content, 'Content-Type: application/pdf');

/** A whole body of parts. */
export const multipart = (...parts: readonly string[]): string => `${parts.join('')}--b--\r\n`;
