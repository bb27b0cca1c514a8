import { defaultLocale } from '#domain/locale.ts';

/** What every complaint of the canary is called: it stands in the subject of the officer's e-mail. */
export const canaryName = {
  firstName: 'TEST',
  lastName: 'automatiskt prov, inget klagomål',
} as const;

/**
 * The fields of a complaint that is marked as a test for everybody who reads it. `mark` is unlike any
 * other run's, so that it is not taken for a repetition.
 */
export const canaryComplaint = (mark: string, email: string): Record<string, string> => ({
  lang: defaultLocale,
  clientType: 'consumer',
  ...canaryName,
  email,
  clientReference: `TEST ${mark}`,
  description:
    'TEST. Det här är ett automatiskt prov av att klagomål kommer fram. Ingen kund har klagat, och inget svar behövs.\n\n' +
    'TEST. This is an automatic check that complaints arrive. No customer has complained; no answer is needed.',
});
