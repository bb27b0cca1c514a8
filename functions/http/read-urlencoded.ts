import { bodyLimits, collectFields } from './form-read.ts';
import type { FormRead } from './form-read.ts';
import { collectBody } from './read-body.ts';

/** Reads an `application/x-www-form-urlencoded` body in UTF-8, as the URL standard decodes it. */
export const readUrlencoded = async (request: Request): Promise<FormRead> => {
  const { end, bytes } = await collectBody(request, bodyLimits.urlencoded);
  if (end === 'broken') return { kind: 'malformed', detail: 'The body ended early.' };

  // Counted before they are decoded: millions of empty pairs fit in few bytes.
  const pairs = new TextDecoder().decode(bytes).split('&', bodyLimits.fieldCount + 1);
  const collector = collectFields();
  let fits = end === 'complete' && pairs.length <= bodyLimits.fieldCount;
  // The first character may be '?', which URLSearchParams would take for the start of a query.
  for (const [name, value] of new URLSearchParams(`&${pairs.join('&')}`))
    fits = collector.add(name, value) && fits;
  const fields = collector.fields();
  return fits
    ? { kind: 'form', format: 'html-form', fields, files: [] }
    : { kind: 'too-large', fields };
};
