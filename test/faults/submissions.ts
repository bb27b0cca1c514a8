import { pdf, png } from '#test/functions/intake/sample-files.ts';
import { dice } from './random.ts';

/** Something that a customer of the run sends, the same at each try. */
export interface Sent {
  /** In its text, and in no other's. */
  marker: string;
  kind: 'complaint' | 'question';
  encoding: 'urlencoded' | 'json' | 'multipart';
  fields: Readonly<Record<string, string>>;
  files: readonly { filename: string; bytes: Uint8Array<ArrayBuffer> }[];
  /** Gives up for ever when the connection breaks, instead of trying again. */
  leaves: boolean;
}

const words = 'Utbetalningen räntan avtalet fick inte kom aldrig två gånger <b>"&amp;"</b> €'.split(
  ' ',
);

/** The n-th submission of a seed. */
export const sentBy = (seed: number, n: number): Sent => {
  const { chance, between, pick } = dice(seed, `submission ${n}`);
  const marker = `fault-${seed}-${n}-`;
  const kind = chance(0.8) ? 'complaint' : 'question';
  const encoding = pick(['urlencoded', 'json', 'multipart'] as const);
  const text = `${marker} ${Array.from({ length: between(3, 60) }, () => pick(words)).join(' ')}`;
  // One in ten leaves no address: then there is no receipt to send, and the telephone is the way to answer.
  const contact: Record<string, string> = chance(0.9)
    ? { email: `kund${n}@example.test` }
    : { phone: '070-174 06 05' };
  const lang = pick(['sv', 'en']);
  const fields: Record<string, string> =
    kind === 'complaint'
      ? { lang, clientType: 'consumer', lastName: 'Öberg', description: text, ...contact }
      : { lang, name: 'Öberg', message: text, ...contact };
  const filed = kind === 'complaint' && encoding === 'multipart' && chance(0.7);
  const files = filed
    ? Array.from({ length: between(1, 2) }, (_, index) => ({
        filename: `bilaga ${index + 1}.${index === 0 ? 'pdf' : 'png'}`,
        bytes: padded(index === 0 ? pdf : png, between(200, 6000)),
      }))
    : [];
  return { marker, kind, encoding, fields, files, leaves: chance(0.1) };
};

const padded = (start: Uint8Array, more: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(start.length + more);
  bytes.set(start);
  return bytes;
};

/** Whether a receipt is due by e-mail. */
export const wantsReceipt = ({ fields }: Sent): boolean => fields['email'] !== undefined;

/** The request that carries a submission, as a browser or a client of the API makes it. */
export const requestOf = ({ encoding, fields, files }: Sent): RequestInit => {
  if (encoding === 'json')
    return {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    };
  const headers = { accept: 'text/html' };
  if (encoding === 'urlencoded')
    return { method: 'POST', headers, body: new URLSearchParams(fields) };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { filename, bytes } of files) form.append('attachments', new Blob([bytes]), filename);
  return { method: 'POST', headers, body: form };
};
