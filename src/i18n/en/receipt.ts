import type { receipt as swedish } from '../sv/receipt.ts';
import type { Translation } from '../translation.ts';

/** The words of the receipt pages in English. */
export const receipt = {
  complaintTitle: 'We have received your complaint',
  questionTitle: 'We have received your question',
  reference: 'Your reference number',
  receivedAt: 'It arrived on {receivedAt}.',
  next: 'What happens next',
  complaintSteps: [
    'By {acknowledgeBy} at the latest, a person here confirms that we have your complaint. You will be told who your contact is and when you can expect an answer.',
    'We investigate what you have written. If we need to know more, we will contact you.',
    'You get an answer. If we do not agree with you, you get the reasons in writing and are told what you can do next.',
  ],
  questionSteps: [
    'Our customer service reads your question.',
    'We answer you in the way you have given.',
  ],
  mailed:
    'We also send a receipt to {receiptEmail}. It does not hold what you wrote, so you may want to keep this page.',
  notMailed: 'You have given no email address. Save or print this page: it is your receipt.',
  ask: 'Do you want to ask about it?',
  askText: 'Give the reference number {reference} when you contact us.',
  arrived: 'Files that arrived',
  refused: 'Files that did not arrive',
  refusedComplaint:
    'The complaint itself has arrived. Email the files to {email} with the reference number {reference} in the subject.',
  sent: 'What you sent',
  print: 'Print or save as PDF',
  printHint: 'You can print this page, or save it as PDF, from the browser’s menu.',
  noneTitle: 'There is no receipt to show here',
  noneText:
    'The link may be old or incomplete. If you have sent us something and gave your email address, the receipt is in your inbox. If you are not sure that it arrived, ask us:',
} as const satisfies Translation<typeof swedish>;
