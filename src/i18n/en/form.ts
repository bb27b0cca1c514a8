import type { form as swedish } from '../sv/form.ts';
import type { Translation } from '../translation.ts';

/** The words of the two forms in English. */
export const form = {
  titlePrefix: 'Error: ',
  errorPrefix: 'Error:',
  errorSummary: 'There is a problem',
  mustBeFilledIn: 'required',

  labels: {
    clientType: 'Are you complaining as a private person or for a business?',
    lastName: 'Last name, or the name of the business',
    firstName: 'First name',
    registrationNumber: 'Company registration number',
    clientReference: 'Customer number',
    email: 'Email',
    phone: 'Phone',
    street: 'Street address or PO box',
    postcode: 'Postcode',
    city: 'Town or city',
    country: 'Country',
    representativeName: 'Name of the representative',
    representativeEmail: 'Email of the representative',
    representativePhone: 'Phone of the representative',
    agreement: 'Which investment or agreement is it about?',
    description: 'What do you want to complain about?',
    occurredOn: 'When did it happen?',
    damage: 'Have you lost anything through what happened?',
    other: 'Is there anything else we should know?',
    attachments: 'Files',
    name: 'Name',
    message: 'Your question',
  },

  choices: { consumer: 'As a private person', business: 'For a business or an association' },

  hints: {
    firstName: 'Not needed for a business.',
    clientReference: 'If you have one.',
    email: 'We send the receipt and the answer here.',
    postalAddress: 'Give street, postcode and town if you want the answer by letter.',
    country: 'Not needed in Sweden.',
    representative:
      'Add a power of attorney to the files, if you have one. It can also come later.',
    agreement: 'For example the name of the loan, a number or the name of the borrower.',
    description: 'Tell us what happened, what you think went wrong and what you want us to do.',
    occurredOn: 'Give one or more days. Roughly is enough.',
    damage: 'For example money, time or something else.',
    attachments: ({ maxFiles, megabytes }) =>
      `For example agreements, screenshots or a power of attorney. PDF, JPEG, PNG, HEIC, DOCX or TXT. ` +
      `At most ${maxFiles} files and ${megabytes} together.`,
    contact: 'One way is enough: email, phone or a full postal address.',
    questionContact: 'Email or phone is enough.',
    message: 'Do not write codes or personal identity numbers.',
  },

  groups: {
    who: 'Who are you?',
    contact: 'How do we reach you?',
    address: 'Postal address',
    representative: 'Representative',
    representativeSummary: 'I am complaining on behalf of someone else',
    whatHappened: 'What has happened?',
    files: 'Do you want to add files?',
  },

  errors: {
    'clientType.required': 'Choose whether you complain as a private person or for a business',
    'lastName.required': 'Enter your last name or the name of the business',
    'contact.required':
      'Enter an email, a phone number or a full postal address, so that we can answer',
    'email.invalid': 'Enter a full email address, like name@example.com',
    'description.required': 'Enter what you want to complain about',
    'message.required': 'Enter your question',
    other: 'This needs to be put right',
  },

  problems: {
    malformed: {
      title: 'We could not read what was sent',
      text: 'Nothing has reached us. Go back and try again.',
    },
    forbidden: {
      title: 'We could not take what was sent',
      text: 'It came from another website than this one. Nothing has reached us. Open the form here and try again.',
    },
    tooLarge: {
      title: 'What was sent is too large',
      text: 'Nothing has reached us, and a very long text may have been cut short on this page. Remove a file or shorten the text and send again. Or email everything to us instead.',
    },
    unsupported: {
      title: 'We cannot take what was sent in that form',
      text: 'Nothing has reached us. Use the form on this website.',
    },
    tooMany: {
      title: 'There have been too many tries in a short time',
      text: 'What you sent now has not reached us. Wait a while, at most an hour, and try again.',
    },
    fault: {
      title: 'Something went wrong on our side',
      text: 'We do not know for sure whether what you sent reached us. If you get no receipt, try again. Sending the same thing twice counts as once.',
    },
    unavailable: {
      title: 'We cannot take the form right now',
      text: 'Nothing has reached us. Try again in a little while. If it is urgent, reach us like this:',
    },
  },
  problemDefault: {
    title: 'Something went wrong',
    text: 'We could not do what you tried to do. Try again in a little while.',
  },
  otherWays: {
    intro: 'You can also reach us like this:',
    emailService: 'Email customer service at',
    emailOfficer: 'Email our complaints officer',
    call: 'Call us on',
  },

  files: {
    chooseAgain: 'Choose these files again. They were not kept when the page came back:',
    tooLarge: ({ megabytes }) =>
      `The files are larger than ${megabytes} together. Choose fewer, or email them afterwards.`,
    tooMany: ({ maxFiles }) =>
      `You have chosen more than ${maxFiles} files. Only the first ${maxFiles} will be sent.`,
    remove: 'Remove all chosen files',
  },
  refusals: {
    type: 'We cannot take this type of file.',
    size: 'The files were too large together.',
    count: 'There were too many files.',
    empty: 'The file is empty.',
  },

  privacy: {
    title: 'About your personal data',
    complaint: ({ firm }) =>
      `${firm} uses what you give here to investigate and answer the complaint, as the law requires. ` +
      `Do not write more than we need, no personal identity number and nothing sensitive about anyone else.`,
    question: ({ firm }) =>
      `${firm} uses what you give here to answer you. Do not write personal identity numbers, or more than we need.`,
    link: 'How we use your personal data',
  },
  complaintIntro:
    'Fill in what is marked “required”. Everything else is up to you, but helps us to investigate.',
  questionHeading: 'Ask a question',
  leaveEmpty: 'Leave this field empty',
  sendComplaint: 'Send the complaint',
  sendQuestion: 'Send the question',
  sending: 'Sending …',
} as const satisfies Translation<typeof swedish>;
