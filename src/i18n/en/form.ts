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
    representativeName: 'Representative’s name',
    representativeEmail: 'Representative’s email',
    representativePhone: 'Representative’s phone',
    agreement: 'Which investment or agreement does it concern?',
    description: 'What do you want to complain about?',
    occurredOn: 'When did it happen?',
    damage: 'Have you lost anything because of what happened?',
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
    postalAddress: 'Fill in street, postcode and town if you would like the answer by letter.',
    country: 'Not needed for Sweden.',
    representative:
      'Add a power of attorney to the files, if you have one. It can also come later.',
    agreement: 'For example the name of the loan, a number or the name of the borrower.',
    description: 'Tell us what happened, what you think went wrong and what you want us to do.',
    occurredOn: 'Give one or more dates. An approximate date is enough.',
    damage: 'For example money, time or something else.',
    attachments: ({ maxFiles, megabytes }) =>
      `For example agreements, screenshots or a power of attorney. PDF, JPEG, PNG, HEIC, DOCX or TXT. ` +
      `At most ${maxFiles} files and ${megabytes} in total.`,
    contact: 'One way is enough: email, phone or a full postal address.',
    questionContact: 'Email or phone is enough.',
    message: 'Do not write codes or personal identity numbers.',
  },

  groups: {
    who: 'Who are you?',
    contact: 'How can we reach you?',
    address: 'Postal address',
    representative: 'Representative',
    representativeSummary: 'I am complaining on behalf of someone else',
    whatHappened: 'What has happened?',
    files: 'Would you like to add files?',
  },

  errors: {
    'clientType.required':
      'Choose whether you are complaining as a private person or for a business',
    'lastName.required': 'Enter your last name or the name of the business',
    'contact.required':
      'Enter an email address, a phone number or a full postal address, so that we can answer',
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
      title: 'We could not accept what was sent',
      text: 'It came from a website other than this one. Nothing has reached us. Open the form here and try again.',
    },
    tooLarge: {
      title: 'What was sent is too large',
      text: 'Nothing has reached us, and a very long text may have been cut short on this page. Remove a file or shorten the text and send again. Or email everything to us instead.',
    },
    unsupported: {
      title: 'We cannot accept what was sent in that format',
      text: 'Nothing has reached us. Use the form on this website.',
    },
    noDraft: {
      title: 'What you filled in is no longer here',
      text: 'We keep it for 24 hours and then delete it. The link may also be incomplete. You can start again in the form, or contact us like this:',
    },
    noCheck: {
      title: 'The page where you check the complaint cannot be shown now',
      text: 'Nothing has been sent yet. Read through what you have written below. Then you can send it directly with the button “Send the complaint” at the bottom.',
    },
    tooMany: {
      title: 'There have been too many attempts in a short time',
      text: 'What you have just sent has not reached us. We accept a certain number of forms per hour and start again every hour on the hour. Try again then. You will have to wait an hour at most. You can also contact us now:',
    },
    tooManyPapers: {
      title: 'You have fetched the PDF many times in a short time',
      text: 'Try again in a minute. Everything in the PDF is also on the page with your receipt.',
    },
    pressBusy: {
      title: 'We cannot make your PDF right now',
      text: 'Many people are fetching their receipts at the same time. Try again in a minute. Everything in the PDF is also on the page with your receipt.',
    },
    fault: {
      title: 'Something went wrong on our side',
      text: 'We do not know for certain whether what you sent reached us. If you do not get a receipt, try again. If you send the same thing twice, it counts as one.',
    },
    unavailable: {
      title: 'We cannot receive the form right now',
      text: 'Nothing has reached us. Try again in a little while. If it is urgent, contact us like this:',
    },
  },
  problemDefault: {
    title: 'Something went wrong',
    text: 'We could not do what you tried to do. Try again in a little while.',
  },
  otherWays: {
    intro: 'You can also contact us like this:',
    emailService: 'Email customer service at',
    emailOfficer: 'Email our complaints officer',
    call: 'Call us on',
  },

  files: {
    chooseAgain: 'Choose these files again. They could not be kept when the page was shown again:',
    tooLarge: ({ megabytes }) =>
      `The files are larger than ${megabytes} in total. Choose fewer, or email them afterwards.`,
    tooMany: ({ maxFiles }) =>
      `You have chosen more than ${maxFiles} files. Only the first ${maxFiles} will be sent.`,
    remove: 'Remove',
    inAll: ({ megabytes }) => `Together {size} of at most ${megabytes}.`,
  },
  refusals: {
    type: 'We cannot accept this type of file.',
    size: 'The files were too large in total.',
    count: 'There were too many files.',
    empty: 'The file is empty.',
    gone: 'We no longer had the file.',
  },

  privacy: {
    title: 'About your personal data',
    complaint: ({ firm }) =>
      `${firm} uses what you tell us here to investigate and answer the complaint, as the law requires. ` +
      `Do not write more than we need, and no personal identity number or anything sensitive about anyone else.`,
    question: ({ firm }) =>
      `${firm} uses what you tell us here to answer you. Do not write personal identity numbers, or more than we need.`,
    link: 'How we handle your personal data',
  },
  complaintIntro:
    'Fill in what is marked “required”. Everything else is optional, but helps us to investigate.',
  questionHeading: 'Ask a question',
  leaveEmpty: 'Leave this field empty',
  sendComplaint: 'Send the complaint',
  sendQuestion: 'Send the question',
  sending: 'Sending …',
} as const satisfies Translation<typeof swedish>;
