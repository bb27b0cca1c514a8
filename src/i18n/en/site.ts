import type { Translation } from '../translation.ts';
import type { site as swedish } from '../sv/site.ts';

/** The words of the site's frame in English. */
export const site = {
  languageName: 'English',
  skipToContent: 'Skip to the content',

  'nav.label': 'Pages',
  'nav.customerService': 'Customer service',
  'nav.complaints': 'Complaints',
  'nav.arn': 'ARN',

  'footer.contact': 'Contact',
  'footer.aboutSite': 'About this site',
  'footer.organisationNumber': ({ number }) => `Company registration number ${number}`,
  'footer.questions': 'Questions and answers from A to Z',
  'footer.privacy': 'How we handle your personal data',
  'footer.accessibility': 'Accessibility',

  'breadcrumbs.label': 'You are here',
  'contents.title': 'On this page',
  'neighbours.label': 'Previous and next page',
  'neighbours.previous': 'Previous',
  'neighbours.next': 'Next',

  'share.title': 'Share this page',
  'share.email': 'Email a link',
  'share.link': 'Link to this page',
  'share.copy': 'Copy the link',
  'share.copied': 'The link has been copied.',
  'share.device': 'Share another way',

  'page.updated': ({ date }) => `This page was last changed on ${date}.`,
  'page.checked': ({ date, by }) => `Its content was checked on ${date} by ${by}.`,
  'page.lawChecked': ({ date }) => `Information about the law: ${date}.`,

  'hours.caption': 'Phone hours',
  'hours.day': 'Day',
  'hours.time': 'Time',
  'hours.closed': 'closed',
  'hours.and': ' and ',
  'hours.days': ({ first, last }) => `${first} to ${last}`,
  'hours.holidays': 'Swedish public holidays: closed.',
  'hours.holidaysAndEves':
    'Swedish public holidays, Midsummer’s Eve, Christmas Eve and New Year’s Eve: closed.',
  'hours.toBeConfirmed': 'These hours are not confirmed yet.',

  'address.phone': 'Phone',
  'address.email': 'Email',
  'address.website': 'Website',
  'contact.complaintSubject': 'Complaint',

  'notFound.title': 'Page not found',
  'notFound.text': 'Check the address, or start again from one of these pages:',
} as const satisfies Translation<typeof swedish>;
