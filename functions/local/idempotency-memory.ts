import type { Inbox, ReceivedMail } from './inbox.ts';

/** Resend remembers a key for this long, in milliseconds. */
const remembered = 24 * 3_600_000;

/**
 * What is known of a key. `same` holds the ids of the mails of that request, `new` those that were kept of
 * one that ended in its midst: none, unless this machine stopped then.
 */
export type KeyState =
  | { kind: 'new'; kept: readonly (string | undefined)[] }
  | { kind: 'under-way' }
  | { kind: 'same'; ids: readonly string[] }
  | { kind: 'other-payload' };

/** The idempotency keys of the last 24 hours. */
export interface IdempotencyMemory {
  /** What is known of a key at an instant. A `new` key is under way from then on, until `end`. */
  begin(key: string, payloadHash: string, now: number): Promise<KeyState>;
  /** Ends what `begin` called new, with the mails that were kept. */
  end(key: string, kept: readonly ReceivedMail[]): void;
}

interface Known {
  ids: (string | undefined)[];
  size: number;
  payloadHash: string;
  at: number;
}

/** Remembers keys in memory; what was kept before a restart is read from the inbox once. */
export const idempotencyMemory = (inbox: Inbox): IdempotencyMemory => {
  const known = new Map<string, Known>();
  const underWay = new Set<string>();
  let loading: Promise<void> | undefined;

  const remember = ({ idempotencyKey, id, payloadHash, receivedAt, batch }: ReceivedMail): void => {
    if (idempotencyKey === null) return;
    const at = Date.parse(receivedAt);
    const before = known.get(idempotencyKey);
    const isSame = before?.payloadHash === payloadHash && at - before.at < remembered;
    const ids = isSame ? before.ids : [];
    ids[batch.position] = id;
    known.set(idempotencyKey, {
      ...{ ids, payloadHash, size: batch.size },
      at: isSame ? before.at : at,
    });
  };

  return {
    begin: async (key, payloadHash, now) => {
      loading ??= inbox.since(now - remembered).then((mails) => mails.forEach(remember));
      await loading;
      if (underWay.has(key)) return { kind: 'under-way' };
      const before = known.get(key);
      const isKnown = before !== undefined && now - before.at < remembered;
      if (isKnown && before.payloadHash !== payloadHash) return { kind: 'other-payload' };
      const kept = isKnown ? before.ids : [];
      const ids = kept.filter((id) => id !== undefined);
      if (isKnown && ids.length === before.size) return { kind: 'same', ids };
      underWay.add(key);
      return { kind: 'new', kept };
    },
    end: (key, kept) => {
      underWay.delete(key);
      kept.forEach(remember);
    },
  };
};
