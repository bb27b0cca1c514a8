import { Temporal } from 'temporal-polyfill';
import type { ComplaintDeps } from '#functions/intake/submit-complaint.ts';
import { mailWriter } from '#functions/intake/write-mail.ts';
import type {
  Accepted,
  KeptSubmission,
  Mail,
  NewMessage,
  Submission,
  SubmissionLimit,
} from '#functions/ports.ts';
import { siteFacts } from '#src/site-facts.ts';

/** What a test can see and steer of taking in. */
export interface Intake {
  deps: ComplaintDeps;
  kept: { submission: Submission; messages: readonly NewMessage[] }[];
  logged: string[];
  clock: { now: Temporal.Instant };
  /** References that the store says are taken, whatever they are: so many draws fail. */
  taken: { draws: number };
}

/** Taking in with a store that keeps the store's contract in memory, and chance that can be repeated. */
export const intake = (at = '2026-12-22T13:00:00Z'): Intake => {
  const kept: Intake['kept'] = [];
  const logged: string[] = [];
  const clock = { now: Temporal.Instant.from(at) };
  const taken = { draws: 0 };
  let drawn = 0;

  const accept = (
    submission: Submission,
    messages: readonly NewMessage[],
    repeatSince: number,
    limits: readonly SubmissionLimit[] = [],
  ): Accepted => {
    const first = kept.find(
      (known) =>
        known.submission.fingerprint === submission.fingerprint &&
        known.submission.receivedAt >= repeatSince,
    );
    if (first !== undefined) return { ...first.submission, kind: 'repeated' };
    const [full] = limits.filter(({ most }) => kept.length >= most);
    if (full !== undefined) return { kind: 'too-many', until: full.until };
    if (taken.draws > 0) {
      taken.draws -= 1;
      return { kind: 'reference-taken' };
    }
    kept.push({ submission, messages });
    return { kind: 'accepted' };
  };

  const nothing = () => Promise.resolve(undefined);
  const deps: ComplaintDeps = {
    store: {
      accept: (...call) => Promise.resolve(accept(...call)),
      findDraft: nothing,
      findSubmission: nothing,
      dropDraft: nothing,
    },
    signingSecret: 'a-secret-for-drafts',
    clock: { now: () => clock.now },
    randomness: {
      bytes: (length) =>
        Uint8Array.from({ length }, () => {
          drawn += 1;
          return (drawn * 89) % 251;
        }),
    },
    siteFacts,
    log: (event, facts) => logged.push(JSON.stringify({ event, ...facts })),
  };
  return { deps, kept, logged, clock, taken };
};

/** The mails that what was kept causes, as they are written once it is claimed. */
export const mailsOf = ({ submission, messages }: Intake['kept'][number]): Mail[] =>
  messages.map(({ purpose }) => writeMail(keptSubmission(submission), purpose));

const writeMail = mailWriter({
  siteFacts,
  addresses: {
    mailFrom: 'Kundtjänst <noreply@example.test>',
    complaintsTo: 'officer@example.test',
    questionsTo: 'helpdesk@example.test',
    siteUrl: 'https://besked.example.test',
  },
});

/** A submission as a store gives it back. */
const keptSubmission = ({ attachments, ...submission }: Submission): KeptSubmission => ({
  ...submission,
  attachments: attachments.map(({ bytes, ...file }) => ({ ...file, size: bytes.length })),
});

/** A complaint with no more than it needs. */
export const complaintFields: Readonly<Record<string, string>> = {
  lang: 'sv',
  clientType: 'consumer',
  lastName: 'Öberg',
  description: 'Pengarna kom aldrig.',
  email: 'kund@example.test',
};

/** A question with no more than it needs. */
export const questionFields: Readonly<Record<string, string>> = {
  lang: 'en',
  message: 'When are you open?',
  email: 'customer@example.test',
};
