import type { paper as swedish } from '../sv/paper.ts';
import type { Translation } from '../translation.ts';

/** The words of what can be printed, in English. */
export const paper = {
  page: 'Page {page} of {pages}',
  organisationNumber: ({ number }) => `Swedish company number ${number}`,
  aboutCodes:
    'Characters that are missing from the typeface are shown as codes in square brackets, such as [U+1F600].',

  template: {
    title: 'Complaint form',
    subject: 'A complaint form, to fill in on screen or on paper.',
    intro:
      'Complaining costs nothing. Fill in the form on screen or by hand. We need your name, a way to reach you and what you are complaining about. The rest is optional, but helps us look into it.',
    send: 'Send the form to our complaints officer:',
    byEmail: 'Email:',
    byPost: 'Post:',
    law: 'The form is based on the standard template of Regulation (EU) 2022/2117.',
    parts: {
      complainant: 'Personal data of the complainant',
      contact: 'Contact details (if different from 1.a)',
      representative: 'Personal data of the legal representative (if applicable)',
      representativeContact: 'Contact details (if different from 2.a)',
      complaint: 'Information about the complaint',
      documents: 'Documentation provided',
      signature: 'Place, date and signature',
    },
    noIdentityNumber: 'We do not need your personal identity number.',
    authority:
      'Enclose a power of attorney or another official document as proof that the representative has been appointed.',
    fields: {
      lastName: 'Last name or legal entity name',
      firstName: 'First name',
      representativeLastName: 'Last name',
      representativeFirstName: 'First name or legal entity name',
      registrationNumber: 'Registration or ID number',
      lei: 'LEI (if available)',
      clientReference: 'Client reference (if available)',
      representativeNumbers: 'Registration number and LEI (if available)',
      street: 'Street, number, floor (for firms: registered office)',
      postcode: 'Postcode',
      city: 'City',
      country: 'Country',
      phone: 'Telephone',
      email: 'Email',
      agreement: 'Full reference of the investment or the agreement to which the complaint relates',
      agreementHint:
        'For example the investment reference number, the name of the project owner or crowdfunding project, or other references of the transactions.',
      description: 'Description of the complaint’s subject-matter',
      descriptionHint:
        'Please provide documents that support the facts you mention. If you need more space, add a sheet of paper.',
      occurredOn: 'Date(s) of the facts that have led to the complaint',
      damage: 'Description of damage, loss or detriment caused (where relevant)',
      other: 'Other comments or relevant information (where relevant)',
      place: 'Place',
      date: 'Date',
      signature: 'Signature of the complainant or the legal representative',
      otherDocuments: 'Which other documents?',
    },
    documents: {
      authority: 'Power of attorney or other relevant document',
      agreement: 'Copy of the contractual documents of the investment',
      other: 'Other documents supporting the complaint',
    },
  },

  receipt: {
    subject: ({ reference }) => `Receipt ${reference}, with what was sent.`,
    asText: 'What you wrote is also attached to this document as a text file.',
    goesOn: 'The text is longer than this. All of it is in the attached text file.',
    fileName: 'what-i-sent.txt',
  },

  calendar: {
    title: ({ firm }) => `${firm}: last day for a confirmation`,
    text: ({ reference, email, phone }) =>
      `By the end of today a member of our staff is to have confirmed that we have your complaint.\n` +
      `Reference number: ${reference}\nHave you not heard from us? Email ${email} or call ${phone}.`,
  },

  procedure: {
    subject:
      'Our whole complaints procedure: how to complain, what happens and when you get an answer.',
    dated: ({ date }) => `The text was last changed on ${date}.`,
  },
} as const satisfies Translation<typeof swedish>;
