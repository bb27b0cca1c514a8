import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readComplaint } from '#domain/complaint.ts';
import { parseReferenceNumber } from '#domain/reference-number.ts';
import { isReceiptToken } from '#functions/intake/receipt-token.ts';
import { submitComplaint } from '#functions/intake/submit-complaint.ts';
import { StoreUnavailableError } from '#functions/ports.ts';
import { exe, padded, pdf, png } from './sample-files.ts';
import { complaintFields, intake, mailsOf } from './submit-fixtures.ts';

const file = (filename: string, bytes: Uint8Array<ArrayBuffer>) => ({
  filename,
  bytes,
  size: bytes.length,
});
const form = (fields: Record<string, string> = {}, files = [file('avtal.pdf', pdf)]) => ({
  fields: { ...complaintFields, ...fields },
  files,
});

describe('a complaint that can be kept', () => {
  it('is receipted with its reference, its dates and a secret address', async () => {
    const { deps } = intake('2026-12-22T13:00:00Z');
    const outcome = await submitComplaint(deps, form());
    if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
    expect(parseReferenceNumber(outcome.reference)).toBe(outcome.reference);
    expect(outcome.receivedAt.toString()).toBe('2026-12-22T13:00:00Z');
    // Three business days of which none is Christmas Eve, Christmas Day, Boxing Day or a weekend.
    expect(outcome.acknowledgeBy.toString()).toBe('2026-12-29');
    expect(isReceiptToken(outcome.receiptToken)).toBe(true);
  });

  it('is kept with its fields, its files and both messages in one go', async () => {
    const { deps, kept } = intake();
    const outcome = await submitComplaint(deps, form({ firstName: ' Åsa\r\n' }));
    expect(kept).toHaveLength(1);
    const [{ submission, messages } = { submission: undefined, messages: [] }] = kept;
    const mails = kept.flatMap(mailsOf);
    expect(submission).toMatchObject({
      kind: 'complaint',
      locale: 'sv',
      receivedAt: Temporal.Instant.from('2026-12-22T13:00:00Z').epochMilliseconds,
      fields: { ...complaintFields, firstName: 'Åsa', damage: '' },
      attachments: [{ filename: 'avtal.pdf', contentType: 'application/pdf', bytes: pdf }],
      refusedFiles: [],
    });
    expect(outcome).toMatchObject({
      reference: submission?.reference,
      receiptToken: submission?.receiptToken,
    });
    const id = submission?.id ?? '';
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(submission?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(messages.map((message) => [message.id, message.submissionId, message.purpose])).toEqual([
      [`${id}-officer`, id, 'officer'],
      [`${id}-receipt`, id, 'receipt'],
    ]);
    expect(mails.map(({ to }) => to)).toEqual([['officer@example.test'], ['kund@example.test']]);
    expect(mails[0]?.attachmentIds).toEqual(submission?.attachments.map((kept) => kept.id));
    expect(mails[1]?.text).toContain(
      `https://besked.example.test/klagomal/mottaget/${submission?.receiptToken ?? ''}/`,
    );
  });

  it('without an e-mail address causes no receipt by e-mail', async () => {
    const { deps, kept } = intake();
    await submitComplaint(deps, form({ email: '', phone: '070-123 45 67' }));
    expect(kept[0]?.messages.map(({ purpose }) => purpose)).toEqual(['officer']);
  });

  it('is kept whatever becomes of its files, and says which did not arrive', async () => {
    const { deps, kept } = intake();
    const total = deps.siteFacts.attachments.totalBytes;
    const files = [
      file('faktura.pdf', exe),
      file('tom.png', png.subarray(0, 0)),
      file('stor.pdf', padded(pdf, total + 1)),
      ...Array.from({ length: 9 }, (_, n) => file(`bild-${n}.png`, png)),
      file('ända.pdf', padded(pdf, total - 9 * png.length)),
      file('elfte.png', png),
    ];
    expect(await submitComplaint(deps, form({}, files))).toMatchObject({ kind: 'accepted' });
    expect(kept[0]?.submission.attachments).toHaveLength(10);
    expect(kept[0]?.submission.attachments.at(-1)?.filename).toBe('ända.pdf');
    expect(kept[0]?.submission.refusedFiles).toEqual([
      { filename: 'faktura.pdf', reason: 'type' },
      { filename: 'tom.png', reason: 'empty' },
      { filename: 'stor.pdf', reason: 'size' },
      { filename: 'elfte.png', reason: 'count' },
    ]);
  });

  it('is logged by its reference and counts alone', async () => {
    const { deps, logged, kept } = intake();
    await submitComplaint(deps, form({}, [file('hemlig.pdf', pdf), file('hemlig.exe', exe)]));
    expect(logged.map((line): unknown => JSON.parse(line))).toEqual([
      {
        event: 'submission_accepted',
        kind: 'complaint',
        reference: kept[0]?.submission.reference,
        files: 1,
        refusedFiles: 1,
      },
    ]);
  });
});

describe('the same complaint again', () => {
  const first = '2026-12-22T13:00:00Z';

  it.each([
    ['at once', first, 'repeated'],
    ['24 hours later', '2026-12-23T13:00:00Z', 'repeated'],
    ['a millisecond after that', '2026-12-23T13:00:00.001Z', 'accepted'],
  ])('%s (%s) is %s', async (_, again, kind) => {
    const { deps, kept, clock } = intake(first);
    const original = await submitComplaint(deps, form());
    clock.now = Temporal.Instant.from(again);
    const outcome = await submitComplaint(deps, form());
    expect(outcome.kind).toBe(kind);
    expect(kept).toHaveLength(kind === 'repeated' ? 1 : 2);
    if (kind === 'repeated') expect(outcome).toEqual({ ...original, kind });
  });

  it.each([
    ['in the other language', { lang: 'en' }],
    ['with other line breaks and spaces', { description: ' Pengarna kom aldrig.\r\n' }],
    ['with an unknown field', { utm: 'x' }],
  ])('%s is a repetition', async (_, fields) => {
    const { deps, kept } = intake();
    await submitComplaint(deps, form());
    expect(await submitComplaint(deps, form(fields))).toMatchObject({ kind: 'repeated' });
    expect(kept).toHaveLength(1);
  });

  it.each([
    ['with another text', form({ description: 'Pengarna kom aldrig!' })],
    ['with the same text in another field', form({ damage: 'x' })],
    ['with one file less', form({}, [])],
    ['with another file of the same name', form({}, [file('avtal.pdf', padded(pdf, 99))])],
    ['with the same file under another name', form({}, [file('avtal 2.pdf', pdf)])],
  ])('%s is another complaint', async (_, changed) => {
    const { deps, kept } = intake();
    await submitComplaint(deps, form());
    expect(await submitComplaint(deps, changed)).toMatchObject({ kind: 'accepted' });
    expect(kept).toHaveLength(2);
  });
});

describe('a reference that is taken', () => {
  it('is drawn again, and everything carries the new one', async () => {
    const { deps, kept, taken } = intake();
    taken.draws = 4;
    const outcome = await submitComplaint(deps, form());
    if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
    const mails = kept.flatMap(mailsOf);
    expect(mails).toHaveLength(2);
    for (const { subject } of mails) expect(subject).toContain(outcome.reference);
  });

  it('is a fault that passes when five draws found none', async () => {
    const { deps, kept, taken } = intake();
    taken.draws = 5;
    await expect(submitComplaint(deps, form())).rejects.toThrow(StoreUnavailableError);
    expect(kept).toEqual([]);
  });
});

describe('a complaint that cannot be kept', () => {
  it('rejects as the store does, so that nobody is told that it was', async () => {
    const { deps, logged } = intake();
    const accept = () => Promise.reject(new StoreUnavailableError('locked'));
    const store = { ...deps.store, accept };
    await expect(submitComplaint({ ...deps, store }, form())).rejects.toThrow(
      StoreUnavailableError,
    );
    expect(logged).toEqual([]);
  });

  it('for what it lacks comes back whole, with the names of its files', async () => {
    const { deps, kept } = intake();
    const fields = { ...complaintFields, description: '', email: 'fel' };
    const files = [file('C:\\avtal\u202e.pdf', pdf), file('faktura.exe', exe)];
    const read = readComplaint(fields);
    expect(await submitComplaint(deps, { fields, files })).toEqual({
      kind: 'invalid',
      issues: [
        { field: 'email', code: 'email.invalid' },
        { field: 'description', code: 'description.required' },
      ],
      values: read.kind === 'invalid' ? read.values : {},
      chosenFiles: ['avtal.pdf', 'faktura.exe'],
    });
    expect(kept).toEqual([]);
  });
});
