import { isEmailAddress } from '#domain/email-address.ts';
import type { Mail, MessagePurpose, Submission, WriteMail } from '#functions/ports.ts';
import { complaintOfficerMail } from './complaint-officer-mail.ts';
import { complaintReceiptMail } from './complaint-receipt-mail.ts';
import type { MailInput } from './mail-input.ts';
import { questionReceiptMail, questionServiceMail } from './question-mails.ts';
import { receiptPath } from './receipt-token.ts';

/** What a submission causes by itself: an e-mail to the firm, and a receipt where one can be sent. */
type CausedPurpose = 'officer' | 'receipt';

/** The e-mails that a submission causes by itself; a receipt only where an e-mail address was given. */
export const causedPurposes = ({ fields }: Pick<Submission, 'fields'>): CausedPurpose[] =>
  isEmailAddress(fields['email'] ?? '') ? ['officer', 'receipt'] : ['officer'];

/** Writes the e-mails that submissions cause by themselves. Throws for any other, which comes written. */
export const mailWriter =
  ({ siteFacts, addresses }: Pick<MailInput, 'siteFacts' | 'addresses'>): WriteMail =>
  (submission, purpose) => {
    if (!isCaused(purpose)) throw new Error(`No ${purpose} is written of a submission alone.`);
    const { kind, locale, receiptToken } = submission;
    const receiptUrl = addresses.siteUrl + receiptPath(kind, locale, receiptToken);
    return writers[kind][purpose]({ submission, siteFacts, addresses, receiptUrl });
  };

const writers: Readonly<
  Record<Submission['kind'], Record<CausedPurpose, (input: MailInput) => Mail>>
> = {
  complaint: { officer: complaintOfficerMail, receipt: complaintReceiptMail },
  question: { officer: questionServiceMail, receipt: questionReceiptMail },
};

const isCaused = (purpose: MessagePurpose): purpose is CausedPurpose =>
  purpose === 'officer' || purpose === 'receipt';
