import type {
  ClaimedRecord,
  KeptSubmission,
  Mail,
  RecordStore,
  SealedBytes,
  WriteMail,
} from '#functions/ports.ts';
import type { BehindOthers } from './behind-others.ts';
import { openSubmission } from './open-records.ts';
import { sealMail } from './seal-records.ts';
import type { Sealer } from './sealer.ts';

/** What writing mails needs. */
export interface WritingDeps {
  records: Pick<RecordStore, 'findSubmissions' | 'keepContents'>;
  sealer: Sealer;
  writeMail: WriteMail;
  inTurns: BehindOthers['inTurns'];
}

/** A claimed message that could not be written or opened, and why. */
export interface Unreadable {
  record: ClaimedRecord;
  fault: unknown;
}

/** A claimed message as it is kept, with its mail if that has been written just now. */
export interface WrittenRecord extends ClaimedRecord {
  mail?: Mail;
}

/** Whether no mail is sealed in a message yet: it is written when it is first claimed. */
export const isUnwritten = ({ content }: { content: SealedBytes }): boolean => content.length === 0;

/**
 * Writes the mails of what is claimed for the first time, and keeps them before anything is sent: some at
 * a time, so that nobody waits for a hundred. In the order of `claimed`; what another worker has claimed
 * meanwhile is left out.
 */
export const writeClaimed = async (
  deps: WritingDeps,
  claimed: readonly ClaimedRecord[],
): Promise<(WrittenRecord | Unreadable)[]> => {
  const unwritten = claimed.filter(isUnwritten);
  if (unwritten.length === 0) return [...claimed];
  const submissionOf = await submissionsOf(deps, unwritten);
  const tried = await deps.inTurns(claimed, async (record) =>
    isUnwritten(record) ? write(deps, record, submissionOf) : record,
  );
  const fresh = tried.flatMap((each) => ('fault' in each || claimed.includes(each) ? [] : [each]));
  const groups = Array.from({ length: Math.ceil(fresh.length / keptAtOnce) }, (_, index) =>
    fresh.slice(index * keptAtOnce, (index + 1) * keptAtOnce),
  );
  const kept = (await deps.inTurns(groups, deps.records.keepContents)).flat();
  const lost = new Set<WrittenRecord | Unreadable>(fresh.filter((_, index) => !kept[index]));
  return tried.filter((each) => !lost.has(each));
};

/** So many mails, of ten kilobytes each, are kept in one transaction: more, and others wait for it too long. */
const keptAtOnce = 5;

const write = async (
  { sealer, writeMail }: WritingDeps,
  record: ClaimedRecord,
  submissionOf: (id: string) => Promise<KeptSubmission>,
): Promise<WrittenRecord | Unreadable> => {
  try {
    const mail = writeMail(await submissionOf(record.submissionId), record.purpose);
    return { ...record, ...(await sealMail(sealer, record, mail)), mail };
  } catch (fault) {
    return { record, fault };
  }
};

/** The submissions of some messages, read in one go; each is opened once. */
const submissionsOf = async (
  { records, sealer }: WritingDeps,
  claimed: readonly ClaimedRecord[],
): Promise<(id: string) => Promise<KeptSubmission>> => {
  const ids = [...new Set(claimed.map(({ submissionId }) => submissionId))];
  const found = await records.findSubmissions(ids);
  const opened = new Map<string, Promise<KeptSubmission>>();
  return (id) => {
    const known = opened.get(id);
    if (known !== undefined) return known;
    const record = found.find((each) => each.id === id);
    if (record === undefined) throw new Error(`No submission ${id}.`);
    const opening = openSubmission(sealer, record);
    opened.set(id, opening);
    return opening;
  };
};
