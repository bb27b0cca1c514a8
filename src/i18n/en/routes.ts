import type {
  papers as swedishPapers,
  receiptFiles as swedishFiles,
  routes as swedish,
} from '../sv/routes.ts';
import type { Translation } from '../translation.ts';

/** Where each page stands in English, below `/en`. */
export const routes = {
  'customer-service': '/',
  complaints: '/complaints/',
  'complaint-form': '/complaints/form/',
  'complaint-check': '/complaints/check/',
  'complaint-received': '/complaints/received/',
  procedure: '/complaints/procedure/',
  arn: '/arn/',
  'arn-check': '/arn/check/',
  questions: '/questions/',
  'question-received': '/questions/received/',
  privacy: '/privacy/',
  accessibility: '/accessibility/',
  staff: '/staff/',
  'staff-link': '/staff/link/',
  'phone-desk': '/staff/phone/',
  'phone-review': '/staff/phone/review/',
  problem: '/problem/',
} as const satisfies Translation<typeof swedish>;

/** Where each paper stands in English, below `/en`. */
export const papers = {
  'complaint-template': '/complaints/complaint-form.pdf',
  procedure: '/complaints/complaints-procedure.pdf',
} as const satisfies Translation<typeof swedishPapers>;

/** What of a receipt can be saved, in English. */
export const receiptFiles = {
  pdf: 'receipt.pdf',
  calendar: 'date.ics',
} as const satisfies Translation<typeof swedishFiles>;
