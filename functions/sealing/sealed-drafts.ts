import type { Draft, DraftRecord, RecordStore, Store } from '#functions/ports.ts';
import { draftHead } from './sealed-content.ts';
import type { Sealer, UnsealingError } from './sealer.ts';

/** The drafts of a store over sealed records. `note` tells of a row that cannot be opened. */
export const sealedDrafts = ({
  records,
  sealer,
  note,
}: {
  records: Pick<RecordStore, 'holdDraft' | 'findDraft'>;
  sealer: Sealer;
  note: (row: string, fault: unknown) => UnsealingError;
}): Pick<Store, 'holdDraft' | 'findDraft'> => ({
  holdDraft: async (draft, within) => records.holdDraft(await sealDraft(sealer, draft), within),
  findDraft: async (id, now) => {
    const record = await records.findDraft(id, now);
    if (record === undefined) return undefined;
    try {
      return await openDraft(sealer, record);
    } catch (fault) {
      note(id, fault);
      return undefined;
    }
  },
});

const place = (id: string) => ({ column: 'draft.content', row: id, submission: id });

const sealDraft = async (
  sealer: Sealer,
  { id, expiresAt, ...draft }: Draft,
): Promise<DraftRecord> => {
  const content = await sealer.seal(place(id), encode(draft));
  return { id, expiresAt, keyId: sealer.keyId, content, size: content.length };
};

const openDraft = async (
  sealer: Sealer,
  { id, expiresAt, keyId, content }: DraftRecord,
): Promise<Draft> => ({
  id,
  expiresAt,
  ...decode(await sealer.unseal(keyId, place(id), content)),
});

type DraftContent = Pick<Draft, 'fields' | 'files' | 'refusedFiles'>;

/** The length of the head in 4 bytes, the head, the bytes of each file. */
const encode = ({ files, ...rest }: DraftContent): Uint8Array<ArrayBuffer> => {
  const head = draftHead.encode({
    ...rest,
    files: files.map(({ bytes, ...file }) => ({ ...file, size: bytes.length })),
  });
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, lengthBytes + head.length);
  const all = new Uint8Array(total);
  new DataView(all.buffer).setUint32(0, head.length);
  all.set(head, lengthBytes);
  let at = lengthBytes + head.length;
  for (const { bytes } of files) {
    all.set(bytes, at);
    at += bytes.length;
  }
  return all;
};

const decode = (all: Uint8Array<ArrayBuffer>): DraftContent => {
  const headLength = new DataView(all.buffer, all.byteOffset).getUint32(0);
  let at = lengthBytes + headLength;
  const { files, ...rest } = draftHead.decode(all.slice(lengthBytes, at));
  return {
    ...rest,
    files: files.map(({ size, ...file }) => {
      const bytes = all.slice(at, at + size);
      at += size;
      return { ...file, bytes };
    }),
  };
};

const lengthBytes = 4;
