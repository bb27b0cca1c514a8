/**
 * Where each page stands in Swedish, by its slug: the file name in `content/pages/sv/`. Other languages
 * have their code before it.
 */
export const routes = {
  'customer-service': '/',
  complaints: '/klagomal/',
  'complaint-form': '/klagomal/formular/',
  'complaint-check': '/klagomal/kontrollera/',
  'complaint-received': '/klagomal/mottaget/',
  procedure: '/klagomal/rutin/',
  arn: '/arn/',
  'arn-check': '/arn/kolla/',
  questions: '/fragor/',
  'question-received': '/fraga/mottagen/',
  privacy: '/integritet/',
  accessibility: '/tillganglighet/',
  staff: '/personal/',
  'staff-link': '/personal/lank/',
  'phone-desk': '/personal/telefon/',
  'phone-review': '/personal/telefon/granska/',
  problem: '/problem/',
} as const;

/** Where each paper stands that is made with the site; the file's name says what it is. */
export const papers = {
  'complaint-template': '/klagomal/klagomalsblankett.pdf',
  procedure: '/klagomal/klagomalsrutin.pdf',
} as const;

/** What of a receipt can be saved, by the name it has behind the receipt's own address. */
export const receiptFiles = { pdf: 'kvitto.pdf', calendar: 'datum.ics' } as const;
