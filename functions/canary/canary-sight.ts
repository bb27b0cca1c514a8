import { z } from 'zod';
import { canaryName } from './canary-complaint.ts';

/** What can be seen of the canary's two e-mails. `detail` says what is known while one has not arrived. */
export interface Sight {
  officer: { arrived: boolean; detail: string };
  receipt: { arrived: boolean; detail: string };
}

/** What is looked at: the e-mails themselves, or what the site says of them. */
export type SightKind = 'inbox' | 'status';

const inboxSchema = z.array(
  z.object({ to: z.array(z.string()), subject: z.string(), text: z.string().nullish() }),
);

const statusSchema = z.object({
  deliveryEvents: z.boolean(),
  messages: z.array(z.object({ purpose: z.string(), state: z.string(), attempts: z.number() })),
});

/** Looks for both e-mails in what `/_local/inbox.json` answered; `undefined` if that is no inbox. */
export const sightInInbox = (
  answer: unknown,
  { reference, receiptTo }: { reference: string; receiptTo: string },
): Sight | undefined => {
  const inbox = inboxSchema.safeParse(answer);
  if (!inbox.success) return undefined;
  const about = inbox.data.filter((mail) =>
    `${mail.subject} ${mail.text ?? ''}`.includes(reference),
  );
  const receipt = about.some(({ to }) => to.includes(receiptTo));
  const officer = about.some(
    ({ to, subject }) => !to.includes(receiptTo) && subject.includes(canaryName.firstName),
  );
  return {
    officer: { arrived: officer, detail: 'not in the inbox' },
    receipt: { arrived: receipt, detail: 'not in the inbox' },
  };
};

/** Reads what `/api/canary/REFERENCE` answered; where the provider reports delivery, sent is not enough. */
export const sightInStatus = (answer: unknown): Sight | undefined => {
  const status = statusSchema.safeParse(answer);
  if (!status.success) return undefined;
  const { deliveryEvents, messages } = status.data;
  const arrivedStates = deliveryEvents ? ['delivered'] : ['sent', 'delivered'];
  const sightOf = (purpose: string) => {
    const message = messages.find((one) => one.purpose === purpose);
    if (message === undefined) return { arrived: false, detail: 'there is no such message' };
    const { state, attempts } = message;
    return { arrived: arrivedStates.includes(state), detail: `${state}, tries: ${attempts}` };
  };
  return { officer: sightOf('officer'), receipt: sightOf('receipt') };
};
