import { complaintOfficerMail } from './complaint-officer-mail.ts';
import { complaintReceiptMail } from './complaint-receipt-mail.ts';
import type { CausedMails, MailInput } from './mail-input.ts';

/** The two e-mails that a complaint causes: everything to the officer, the receipt to the customer. */
export const complaintMails = (input: MailInput): CausedMails => {
  const receipt = complaintReceiptMail(input);
  return { officer: complaintOfficerMail(input), ...(receipt && { receipt }) };
};
