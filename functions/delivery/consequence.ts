import type { SiteFacts } from '#domain/site-facts.ts';
import { oneLine } from '#functions/email/one-line.ts';
import type { Consequence, KeptMessage, NewMessage, Rejection } from '#functions/ports.ts';
import type { Trouble } from './message-state.ts';
import { receiptTroubleMail, type ReceiptTrouble } from './receipt-trouble-mail.ts';

/** Who is told when a mail does not arrive. */
export interface FollowUpDeps {
  siteFacts: SiteFacts;
  addresses: {
    mailFrom: string;
    complaintsTo: string;
    questionsTo: string;
    /** Where the officer's mail goes when it does not arrive; `undefined`: nowhere. */
    fallbackTo: string | undefined;
  };
}

/**
 * What follows from a message in trouble. A receipt: the officer is told, once for each submission, and
 * from then on that message answers for it. The officer's own mail: the same goes to the fallback address,
 * once, and the trouble stays until the mail arrives after all or somebody settles it.
 */
export const consequenceOf = (
  message: KeptMessage,
  trouble: Trouble,
  deps: FollowUpDeps,
): Consequence => {
  const followUp =
    message.facts.purpose === 'receipt'
      ? receiptFollowUp(message, trouble, deps)
      : fallback(message, deps);
  if (followUp === undefined) return { settle: false };
  return { followUp, settle: followUp.purpose === 'receipt-trouble' };
};

const receiptFollowUp = (
  { facts, submission }: KeptMessage,
  trouble: Trouble,
  { siteFacts, addresses }: FollowUpDeps,
): NewMessage | undefined => {
  const became = receiptTrouble(trouble, facts.rejection, facts.failureCause);
  if (became === undefined) return undefined;
  const { mailFrom: from, complaintsTo, questionsTo } = addresses;
  const to = submission.kind === 'complaint' ? complaintsTo : questionsTo;
  return {
    id: `${submission.id}-receipt-trouble`,
    submissionId: submission.id,
    purpose: 'receipt-trouble',
    mail: receiptTroubleMail(submission, became, { from, to, siteFacts }),
  };
};

/** A refused key or sender says nothing about the customer's address: the operator mends it and tries again. */
const receiptTrouble = (
  trouble: Trouble,
  rejection: Rejection | undefined,
  cause: KeptMessage['facts']['failureCause'],
): ReceiptTrouble | undefined => {
  if (trouble === 'rejected') return rejection;
  if (trouble !== 'parked' || cause === 'account') return undefined;
  return cause === 'mail' ? 'refused' : 'doubt';
};

const fallback = (
  { facts, mail, submission }: KeptMessage,
  { addresses: { fallbackTo } }: FollowUpDeps,
): NewMessage | undefined => {
  if (fallbackTo === undefined || facts.purpose === 'fallback') return undefined;
  return {
    id: `${facts.id}-fallback`,
    submissionId: submission.id,
    purpose: 'fallback',
    mail: {
      ...mail,
      to: [fallbackTo],
      subject: oneLine(`Till reservadressen: ${mail.subject}`, 150),
    },
  };
};
