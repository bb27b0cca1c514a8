import type { Inbox, ReceivedMail } from './inbox.ts';

/** Resend remembers a key for this long, in milliseconds. */
const remembered = 24 * 3_600_000;

/** What a key says about a request. */
export type KeyState =
  | { kind: 'new' }
  | { kind: 'under-way' }
  | { kind: 'same'; id: string }
  | { kind: 'other-payload' };

/** The idempotency keys of the last 24 hours. */
export interface IdempotencyMemory {
  /** What is known of a key at an instant. A `new` key is under way from then on, until `end`. */
  begin(key: string, payloadHash: string, now: number): Promise<KeyState>;
  /** Ends what `begin` called new: with the mail that was kept, or without if none was. */
  end(key: string, kept?: ReceivedMail): void;
}

/** Remembers keys in memory; what was kept before a restart is read from the inbox once. */
export const idempotencyMemory = (inbox: Inbox): IdempotencyMemory => {
  const known = new Map<string, { id: string; payloadHash: string; at: number }>();
  const underWay = new Set<string>();
  let loading: Promise<void> | undefined;

  const remember = ({ idempotencyKey, id, payloadHash, receivedAt }: ReceivedMail): void => {
    if (idempotencyKey !== null)
      known.set(idempotencyKey, { id, payloadHash, at: Date.parse(receivedAt) });
  };

  return {
    begin: async (key, payloadHash, now) => {
      loading ??= inbox.since(now - remembered).then((mails) => mails.forEach(remember));
      await loading;
      if (underWay.has(key)) return { kind: 'under-way' };
      const before = known.get(key);
      if (before !== undefined && now - before.at < remembered)
        return before.payloadHash === payloadHash
          ? { kind: 'same', id: before.id }
          : { kind: 'other-payload' };
      underWay.add(key);
      return { kind: 'new' };
    },
    end: (key, kept) => {
      underWay.delete(key);
      if (kept !== undefined) remember(kept);
    },
  };
};
