import type { email as swedish } from '../sv/email.ts';
import type { Translation } from '../translation.ts';

/** The words of the e-mails that customers get, in English. */
export const email = {
  greeting: 'Hello,',
  moment: ({ dateTime }) => `${dateTime}, Swedish time`,
  'label.reference': 'Reference number',
  'label.receivedAt': 'Received',
  'label.email': 'Email',
  'label.phone': 'Phone',
  whatNext: 'What happens next',

  'complaint.subject': ({ reference }) => `We have received your complaint, ${reference}`,
  'complaint.title': 'We have received your complaint',
  'complaint.intro': ({ firm }) =>
    `Thank you for getting in touch. Your complaint has reached ${firm} and has been registered.`,
  'complaint.acknowledgeBy': 'A member of staff will confirm by',
  'complaint.next.person': ({ date }) =>
    `A member of our staff will confirm by ${date} that we have received your complaint. You will then also be told who your contact person is and when you can expect an answer.`,
  'complaint.next.more':
    'If we need more information or documents to look into your complaint, we will contact you.',
  'complaint.next.reasons':
    'If we do not agree with you, or agree only in part, you will get a written answer that explains why.',
  'complaint.next.free': 'It costs nothing to complain to us.',
  'complaint.who': 'Who is dealing with your complaint',
  'complaint.who.text': ({ name, firm }) =>
    `${name} is the complaints officer at ${firm}. If you have any questions, you can reply to this email, write or call. Please give your reference number.`,
  'complaint.later': 'If you are not satisfied with our answer',
  'complaint.later.consumer': ({ arn, years, fee }) =>
    `As a consumer you can take the dispute to ${arn}. You must have complained to us first, and you must apply within ${years === 1 ? 'one year' : `${years} years`} of first complaining to us. The fee is ${fee}.`,
  'complaint.later.business': ({ arn }) =>
    `${arn} only considers complaints from consumers. Businesses and associations can go to court instead.`,
  'complaint.later.link': 'Read more about what you can do',
  'complaint.notYou': ({ email }) =>
    `If you have not sent us a complaint, someone has given your email address by mistake. Please let us know at ${email}.`,

  receipt: 'Your receipt',
  'receipt.text':
    'The receipt includes a copy of what you sent. Your text is not in this email, because email can be read by others. Anyone who has the link can open the receipt, so please do not share it.',
  'receipt.link': 'Open the receipt',

  files: 'Your files',
  'files.arrived': 'These files have reached us:',
  'files.refused': 'These files have not reached us:',
  'files.file': ({ name, size }) => `${name} (${size})`,
  'files.reason': ({ name, reason }) => `${name}: ${reason}`,
  'files.again': 'If they matter, reply to this email and we will help you get them to us.',

  'question.subject': ({ reference }) => `We have received your question, ${reference}`,
  'question.title': 'We have received your question',
  'question.intro': ({ firm }) =>
    `Thank you for getting in touch. Your question has reached ${firm}.`,
  'question.next':
    'Someone in our customer service team will read your question and reply as soon as possible.',
  'question.contact': 'If you want to reach us in the meantime',
  'question.contact.text':
    'You can reply to this email, write or call. Please give your reference number.',
  'question.later': 'If you are unhappy with us',
  'question.later.text': 'You can then make a complaint. It costs nothing.',
  'question.later.link': 'How to complain',
  'question.notYou': ({ email }) =>
    `If you have not sent us a question, someone has given your email address by mistake. Please let us know at ${email}.`,

  sender: ({ legalName, number }) =>
    `This email was sent automatically by ${legalName}, Swedish company registration number ${number}.`,
} as const satisfies Translation<typeof swedish>;
