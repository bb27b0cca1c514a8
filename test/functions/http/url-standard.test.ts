import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readUrlencoded } from '#functions/http/read-urlencoded.ts';

const read = async (body: string) => {
  const read = await readUrlencoded(new Request('https://a.example/', { method: 'POST', body }));
  if (read.kind !== 'form') throw new Error(read.kind);
  return Object.entries(read.fields);
};

const byName = ([one]: [string, string], [other]: [string, string]): number =>
  one < other ? -1 : 1;

/** As the URL standard reads it; of those with one name the first that is not empty counts. */
const standard = (body: string) => {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(`&${body}`))
    if ((fields.get(name) ?? '') === '') fields.set(name, value);
  return [...fields];
};

const piece = fc.oneof(
  fc.string({ unit: 'grapheme' }).map(encodeURIComponent),
  fc.constantFrom('%', '%4', '%C3', '%C3%A5', '%EF%BB%BF', '%ED%A0%80', '+', '=', '&', '?', '%00'),
  fc.string(),
);

test('any body is read as the URL standard reads it, well formed or not', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece).map((pieces) => pieces.join('')),
      async (body) => {
        expect((await read(body)).toSorted(byName)).toEqual(standard(body).toSorted(byName));
      },
    ),
    { numRuns: 2_000 },
  );
});
