import { z } from 'zod';
import { noticeWriters } from '#functions/ports/notice-history.ts';
import type { NoticeHistory, RecordStore, Staff, StaffSession } from '#functions/ports.ts';
import { content } from './sealed-content.ts';
import type { Sealer, UnsealingError } from './sealer.ts';

/** Notes a row that cannot be opened. Throws again what is another fault. */
type Note = (row: string, fault: unknown) => UnsealingError;

/** `Staff` over records. What cannot be opened is as if it had ended: its owner signs in again. */
export const staffOf = ({
  records,
  sealer,
  note,
}: {
  records: RecordStore;
  sealer: Sealer;
  note: Note;
}): Omit<Staff, 'endSessions'> => {
  const openSession = async (
    record: Awaited<ReturnType<RecordStore['findSession']>>,
  ): Promise<StaffSession[]> => {
    if (record === undefined) return [];
    const { id, openedAt, seenAt, expiresAt, keyId } = record;
    try {
      const plain = await sealer.unseal(keyId, placeOf('staff_session', id), record.content);
      return [{ id, openedAt, seenAt, expiresAt, ...sessionContent.decode(plain) }];
    } catch (fault) {
      note(id, fault);
      return [];
    }
  };

  return {
    keepSignIn: async ({ email, ...signIn }, limits, now) => {
      const place = placeOf('staff_sign_in', signIn.id);
      const sealed = await sealer.seal(place, signInContent.encode({ email }));
      return records.keepSignIn({ ...signIn, keyId: sealer.keyId, content: sealed }, limits, now);
    },
    useSignIn: async (proof, at) => {
      const outcome = await records.useSignIn(proof, at);
      if (outcome.kind !== 'used') return outcome;
      try {
        const place = placeOf('staff_sign_in', outcome.id);
        const plain = await sealer.unseal(outcome.keyId, place, outcome.content);
        return { kind: 'used', ...signInContent.decode(plain) };
      } catch (fault) {
        note(outcome.id, fault);
        return { kind: 'gone' };
      }
    },
    openSession: async ({ email, client, ...session }, keys) => {
      const place = placeOf('staff_session', session.id);
      const sealed = await sealer.seal(place, sessionContent.encode({ email, client }));
      return records.openSession({ ...session, keyId: sealer.keyId, content: sealed }, keys);
    },
    findSession: async (tokenHash, now) => {
      const [session] = await openSession(await records.findSession(tokenHash, now));
      return session;
    },
    sessionsOf: async (personHash, now) => {
      const found = await records.sessionsOf(personHash, now);
      return (await Promise.all(found.map(openSession))).flat();
    },
  };
};

/** The part of `NoticeHistory` that shows what is sealed. */
export const noticeHistoryOf = ({
  records,
  sealer,
  note,
}: {
  records: RecordStore;
  sealer: Sealer;
  note: Note;
}): Pick<NoticeHistory, 'beginChange' | 'latestChanges'> => ({
  beginChange: async ({ id, revision, at, afterDigest, ...told }, forgetBefore) => {
    const place = placeOf('notice_change', id);
    const sealed = await sealer.seal(place, changeContent.encode(told));
    const clear = { id, revision, at, afterDigest };
    return records.beginChange({ ...clear, keyId: sealer.keyId, content: sealed }, forgetBefore);
  },
  latestChanges: async (limit) => {
    const found = await records.latestChanges(limit);
    const opened = found.map(async ({ keyId, content: sealed, ...clear }) => {
      try {
        const plain = await sealer.unseal(keyId, placeOf('notice_change', clear.id), sealed);
        return [{ ...clear, ...changeContent.decode(plain) }];
      } catch (fault) {
        note(clear.id, fault);
        return [];
      }
    });
    return (await Promise.all(opened)).flat();
  },
});

const placeOf = (table: string, id: string) => ({
  column: `${table}.content`,
  row: id,
  submission: '',
});

const signInContent = content(z.object({ email: z.string() }));

const sessionContent = content(z.object({ email: z.string(), client: z.string() }));

const changeContent = content(
  z.object({
    by: z.string(),
    writer: z.enum(noticeWriters),
    action: z.enum(['add', 'end', 'change', 'undo', 'adopt']),
    before: z.array(z.unknown()).readonly(),
    after: z.array(z.unknown()).readonly(),
  }),
);
