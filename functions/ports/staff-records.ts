import type { EpochMs, SubmissionLimit } from '#functions/ports.ts';
import type { KeptNoticeChange, NoticeChange } from './notice-history.ts';
import type { SealedContent } from './records.ts';
import type { SignInProof, SignInUse, Staff, StaffSession, StaffSignIn } from './staff.ts';

/** A request to sign in as an adapter keeps it: its address is sealed. */
export interface SignInRecord extends Omit<StaffSignIn, 'email'>, SealedContent {}

/** A session as an adapter keeps it: address and client are sealed. */
export interface SessionRecord extends Omit<StaffSession, 'email' | 'client'>, SealedContent {}

/** A change of the notices as an adapter keeps it. */
export interface NoticeChangeRecord
  extends Pick<NoticeChange, 'id' | 'revision' | 'at' | 'afterDigest'>, SealedContent {}

/** The same with what became of it. */
export interface KeptChangeRecord
  extends NoticeChangeRecord, Pick<KeptNoticeChange, 'writtenAt' | 'failedAt'> {}

/** The methods of `Staff` and `NoticeHistory` that show or take what is sealed. */
export type StaffOverContent =
  | 'keepSignIn'
  | 'useSignIn'
  | 'openSession'
  | 'findSession'
  | 'sessionsOf'
  | 'beginChange'
  | 'latestChanges';

/** What a storage adapter implements of `Staff` and `NoticeHistory`: see `RecordStore`. */
export interface StaffRecords {
  keepSignIn(
    signIn: SignInRecord,
    limits: readonly SubmissionLimit[],
    now: EpochMs,
  ): ReturnType<Staff['keepSignIn']>;

  useSignIn(
    proof: SignInProof,
    at: { now: EpochMs; mostTries: number },
  ): Promise<Exclude<SignInUse, { kind: 'used' }> | ({ kind: 'used'; id: string } & SealedContent)>;

  openSession(
    session: SessionRecord,
    keys: { tokenHash: string; personHash: string },
  ): Promise<void>;

  findSession(tokenHash: string, now: EpochMs): Promise<SessionRecord | undefined>;

  sessionsOf(personHash: string, now: EpochMs): Promise<SessionRecord[]>;

  beginChange(change: NoticeChangeRecord, forgetBefore: EpochMs): Promise<boolean>;

  latestChanges(limit: number): Promise<KeptChangeRecord[]>;
}
