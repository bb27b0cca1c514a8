import { Temporal } from 'temporal-polyfill';
import { deliverDue, type DeliverDeps } from '#functions/delivery/deliver-due.ts';
import type { Mail, Mailer, SendFailure, SendOutcome, Store } from '#functions/ports.ts';
import { message, morning, submission } from '#test/contract/store-fixtures.ts';
import { makeFolder, openStore } from '#test/functions/adapters/store-folder.ts';

/** A mailbox that remembers what it delivered under which key for 24 hours, as Resend does. */
export interface Mailbox {
  mailer: Mailer;
  /** The keys of the mails delivered, in order: a key twice is a mail twice. */
  delivered: string[];
  /** Whom they went to, in order. */
  recipients: string[];
  /** What the next tries meet; beyond that everything is sent. */
  outcomes: (SendOutcome | 'lost-answer')[];
  /** What the next tries of batches meet; beyond that everything is sent. */
  batchOutcomes: (SendFailure | 'lost-answer')[];
  /** Called at each try, before anything else. */
  onTry: (key: string, mail: Mail) => void;
}

/** A world with a clock that tests move, a real store and a mailbox. */
export interface DeliveryWorld extends Mailbox {
  store: Store;
  lines: { event: string; facts: Readonly<Record<string, string | number | boolean>> }[];
  now: number;
  deps: DeliverDeps;
  /** Moves the clock, then delivers what is due. */
  after(milliseconds: number): ReturnType<typeof deliverDue>;
}

const day = 86_400_000;

export const deliveryWorld = async (): Promise<DeliveryWorld> => {
  const store = await openStore({ file: `${await makeFolder()}/besked.sqlite` });
  const remembered = new Map<string, number>();
  const world: DeliveryWorld = {
    store,
    lines: [],
    now: morning,
    delivered: [],
    recipients: [],
    outcomes: [],
    batchOutcomes: [],
    onTry: () => {},
    mailer: {
      batchSize: 0,
      sendBatch: (mails, key) => {
        for (const mail of mails) world.onTry(key, mail);
        const planned = world.batchOutcomes.shift();
        if (planned !== undefined && planned !== 'lost-answer') return Promise.resolve(planned);
        const keys = mails.map((_, position) => `${key}#${position}`);
        if (world.now - (remembered.get(key) ?? -Infinity) >= day) {
          world.delivered.push(...keys);
          world.recipients.push(...mails.map(({ to }) => to.join()));
          remembered.set(key, world.now);
        }
        return Promise.resolve(
          planned === 'lost-answer'
            ? { kind: 'unknown', error: 'application_error' }
            : { kind: 'sent', providerIds: keys.map((each) => `provider-${each}`) },
        );
      },
      send: (mail, _attachments, key) => {
        world.onTry(key, mail);
        const planned = world.outcomes.shift();
        if (planned !== undefined && planned !== 'lost-answer') return Promise.resolve(planned);
        if (world.now - (remembered.get(key) ?? -Infinity) >= day) {
          world.delivered.push(key);
          world.recipients.push(mail.to.join());
          remembered.set(key, world.now);
        }
        return Promise.resolve(
          planned === 'lost-answer'
            ? { kind: 'unknown', error: 'application_error' }
            : { kind: 'sent', providerId: `provider-${key}` },
        );
      },
    },
    deps: {
      store,
      mailer: {
        send: (...args) => world.mailer.send(...args),
        sendBatch: (...args) => world.mailer.sendBatch(...args),
        get batchSize() {
          return world.mailer.batchSize;
        },
      },
      clock: { now: () => Temporal.Instant.fromEpochMilliseconds(world.now) },
      randomness: { bytes: (length) => new Uint8Array(length) },
      log: (event, facts = {}) => world.lines.push({ event, facts }),
    },
    after: (milliseconds) => {
      world.now += milliseconds;
      return deliverDue(world.deps);
    },
  };
  return world;
};

/** A complaint with its two messages; gives their ids. */
export const keep = async ({ store }: DeliveryWorld) => {
  const complaint = submission();
  const messages = [message(complaint, 'officer'), message(complaint, 'receipt')];
  await store.accept(complaint, messages, 0);
  return { reference: complaint.reference, ids: messages.map(({ id }) => id) };
};
