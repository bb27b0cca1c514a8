import type { receipt as swedish } from '../sv/receipt.ts';
import type { Translation } from '../translation.ts';

/** The words of the receipt pages in English. */
export const receipt = {
  complaintTitle: 'We have received your complaint',
  questionTitle: 'We have received your question',
  reference: 'Your reference number',
  receivedAt: 'We received it on {receivedAt}, Swedish time.',
  next: 'What happens next',
  complaintSteps: [
    'A member of our staff will confirm by {acknowledgeBy} that we have your complaint. You will be told who your contact person is and when you can expect an answer.',
    'We look into what you have told us. If we need to know more, we will contact you.',
    'You get our answer. If we do not agree with you, you get our reasons in writing and are told what you can do next.',
  ],
  questionSteps: [
    'Our customer service team reads your question.',
    'We reply using the contact details that you gave us.',
  ],
  mailed:
    'We are also sending a receipt to {receiptEmail}. It does not include what you wrote, so you may want to keep this page.',
  notMailed:
    'We are not emailing you a receipt, because we have no email address that we can send one to. Save or print this page. It is your receipt.',
  ask: 'Do you have a question about it?',
  askText: 'Give the reference number {reference} when you contact us.',
  arrived: 'Files that reached us',
  refused: 'Files that did not reach us',
  refusedComplaint:
    'We have the complaint itself. Email the files to {email} with the reference number {reference} in the subject line.',
  sent: 'What you sent',
  keep: 'Keep your receipt',
  savePdf: 'Download the receipt as a PDF, with what you wrote',
  saveDate: 'Add the last day for the confirmation to your calendar',
  print: 'Print',
  printHint: 'You can print this page from the browser’s menu.',
  noneTitle: 'There is no receipt to show here',
  noneText:
    'The link may be old or incomplete. If you sent us something and gave your email address, the receipt is in your inbox. If you are not sure that it reached us, ask us:',
} as const satisfies Translation<typeof swedish>;
