import { Temporal } from 'temporal-polyfill';
import { keptUntil } from '#domain/retention.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import type { Attachment, EpochMs, KeptMessage, Store } from '#functions/ports.ts';
import type { PersonMatch } from './find-person.ts';

/** One file of an account: a path inside it, and what it holds. */
export interface AccountFile {
  path: string;
  content: string | Uint8Array;
}

/** What giving an account of a submission needs from outside. */
export interface AccountDeps {
  store: Pick<Store, 'messagesOf' | 'findMessage' | 'readFiles'>;
  siteFacts: Pick<SiteFacts, 'retention'>;
}

/**
 * All that is kept of one submission, as files under its reference: `submission.json` with what was typed,
 * when, the e-mails and until when it is kept; `files/` with what was sent along. Times are Stockholm's.
 */
export const accountOf = async (
  { store, siteFacts }: AccountDeps,
  { submission, facts, roles }: PersonMatch,
): Promise<AccountFile[]> => {
  const { reference, kind, receivedAt, locale, fields, refusedFiles, attachments } = submission;
  const files = await store.readFiles(attachments.map(({ id }) => id));
  const paths = files.map((file, index) => `files/${safeName(file, index)}`);
  const ids = (await store.messagesOf(reference)).map(({ id }) => id);
  const messages = await Promise.all(ids.map((id) => store.findMessage({ id })));

  const { complaintYears, questionYears } = siteFacts.retention;
  const ended = Temporal.Instant.fromEpochMilliseconds(facts.closedAt ?? receivedAt);
  const account = {
    ...{ reference, kind, namedAs: roles, receivedAt: inStockholm(receivedAt), language: locale },
    closedAt: inStockholm(facts.closedAt),
    keptUntil: keptUntil(ended, kind === 'complaint' ? complaintYears : questionYears).toString(),
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')),
    files: attachments.map(({ filename, contentType, size }, index) => ({
      ...{ filename, contentType, size, savedAs: paths[index] },
    })),
    filesNotKept: refusedFiles,
    emails: messages.filter((message) => message !== undefined).map(mailAccount),
  };
  return [
    { path: `${reference}/submission.json`, content: `${JSON.stringify(account, null, 2)}\n` },
    ...files.map(({ bytes }, index) => ({
      path: `${reference}/${paths[index] ?? ''}`,
      content: bytes,
    })),
  ];
};

const mailAccount = ({ facts, mail }: KeptMessage) => ({
  purpose: facts.purpose,
  ...{ from: mail.from, to: mail.to, subject: mail.subject, text: mail.text },
  keptAt: inStockholm(facts.createdAt),
  sentAt: inStockholm(facts.sentAt),
  deliveredAt: inStockholm(facts.deliveredAt),
});

const inStockholm = (at: EpochMs | undefined): string | undefined =>
  at === undefined
    ? undefined
    : stockholmDateTime(Temporal.Instant.fromEpochMilliseconds(at)).toString({
        timeZoneName: 'never',
      });

/** Numbered, so that none is hidden or replaces another; without what leads elsewhere. */
const safeName = ({ filename }: Attachment, index: number): string =>
  `${String(index + 1).padStart(2, '0')}-${filename.replace(/[/\\\p{Cc}]/gu, '-')}`;
