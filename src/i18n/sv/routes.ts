/**
 * Where each page stands in Swedish, by its slug: the file name in `content/pages/sv/`. Other languages
 * have their code before it.
 */
export const routes = {
  'customer-service': '/',
  complaints: '/klagomal/',
  'complaint-form': '/klagomal/formular/',
  'complaint-received': '/klagomal/mottaget/',
  procedure: '/klagomal/rutin/',
  arn: '/arn/',
  'arn-check': '/arn/kolla/',
  questions: '/fragor/',
  'question-received': '/fraga/mottagen/',
  privacy: '/integritet/',
  accessibility: '/tillganglighet/',
  problem: '/problem/',
} as const;
