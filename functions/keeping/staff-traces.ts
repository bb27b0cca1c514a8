import type { KeptNoticeChange, StaffSession, Store } from '#functions/ports.ts';

/** What is kept of a member of staff: the changes somebody made or took up, and where somebody is signed in. */
export interface StaffTraces {
  changes: KeptNoticeChange[];
  sessions: StaffSession[];
}

/** More than two years of changes, which is how long they are kept. */
const allChanges = 1_000_000;

/**
 * Finds what is kept of an address at the phone desk, whatever its case. Sessions are found by its hash
 * (functions/staff), which another `CRON_SECRET` makes another one.
 */
export const findStaffTraces = async (
  store: Pick<Store, 'latestChanges' | 'sessionsOf'>,
  email: string,
  { personHash, now }: { personHash: string; now: number },
): Promise<StaffTraces> => {
  const who = email.toLowerCase();
  const changes = await store.latestChanges(allChanges);
  return {
    changes: changes.filter(({ by }) => by.toLowerCase() === who),
    sessions: await store.sessionsOf(personHash, now),
  };
};

/** The traces as JSON, for their owner: times in UTC (RFC 3339), notices as they stood before and after. */
export const staffAccount = ({ changes, sessions }: StaffTraces): string => {
  const time = (at: number): string => new Date(at).toISOString();
  const account = {
    changes: changes.map(({ at, action, writer, revision, before, after }) => ({
      ...{ at: time(at), action, writer, revision, before, after },
    })),
    sessions: sessions.map(({ client, openedAt, seenAt, expiresAt }) => ({
      ...{ client, openedAt: time(openedAt), seenAt: time(seenAt), expiresAt: time(expiresAt) },
    })),
  };
  return `${JSON.stringify(account, undefined, 2)}\n`;
};

/** What becomes of the traces when their owner asks for erasure, in words; none of either: no line. */
export const staffVerdicts = ({ changes, sessions }: StaffTraces): string[] => [
  ...(changes.length > 0
    ? [
        `${changes.length} changes of the notices by it stay for two years: the firm must be able to show who told customers what (GDPR art. 6(1)(f), 17(3)(e))`,
      ]
    : []),
  ...(sessions.length > 0 ? [`${sessions.length} sessions at the phone desk go`] : []),
];
