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
  for (const [name, value] of decoded(pairs)) fits = collector.add(name, value) && fits;
  const fields = collector.fields();
  return fits
    ? { kind: 'form', format: 'html-form', fields, files: [] }
    : { kind: 'too-large', fields };
};

/** Pairs of names and values, decoded. */
const decoded = (pairs: readonly string[]): Iterable<readonly [string, string]> => {
  try {
    return pairs.filter((pair) => pair !== '').map(decodedPair);
  } catch {
    // Bytes that are no UTF-8, or a percent sign that stands for itself. The first character may be '?',
    // which would be taken for the start of a query.
    return new URLSearchParams(`&${pairs.join('&')}`);
  }
};

/** What every browser sends is decoded at a tenth of the cost; throws for anything else. */
const decodedPair = (pair: string): readonly [string, string] => {
  const end = pair.indexOf('=');
  const name = end === -1 ? pair : pair.slice(0, end);
  return [decodedPart(name), end === -1 ? '' : decodedPart(pair.slice(end + 1))];
};

const decodedPart = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));
