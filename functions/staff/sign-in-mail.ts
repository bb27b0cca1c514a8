import type { Locale } from '#domain/locale.ts';
import { composeMail } from '#functions/email/compose-mail.ts';
import { messages } from '#i18n/messages.ts';
import { pathOf } from '#i18n/routes.ts';
import type { Mail } from '#functions/ports.ts';
import type { StaffDeps } from './staff-deps.ts';

/** What an e-mail to sign in holds. It is never kept. */
interface SignInMail {
  id: string;
  to: string;
  linkSecret: string;
  code: string;
  locale: Locale;
}

/** How long is waited before each further try. Milliseconds. */
const pauses = [1_000, 4_000];

/** Sends it, trying again twice under the same key. Never rejects: what fails is logged and asked for again. */
export const sendSignInMail = async (
  deps: Pick<StaffDeps, 'staff' | 'log' | 'siteFacts' | 'addresses'>,
  asked: SignInMail,
): Promise<void> => {
  const mail = signInMail(deps, asked);
  for (let tried = 0; ; tried += 1) {
    const outcome = await deps.staff.mailer.send(mail, [], `sign-in-${asked.id}`);
    if (outcome.kind === 'sent') return;
    const pause = pauses[tried];
    if (outcome.kind === 'refused' || pause === undefined)
      return deps.log('sign_in_mail_failed', { outcome: outcome.kind, error: outcome.error });
    await new Promise((done) => setTimeout(done, pause));
  }
};

const signInMail = (
  { addresses, siteFacts }: Pick<StaffDeps, 'siteFacts' | 'addresses'>,
  { to, linkSecret, code, locale }: SignInMail,
): Mail => {
  const { mail: words } = messages[locale].staff;
  const href = new URL(`${pathOf('staff-link', locale)}${linkSecret}/`, addresses.siteUrl).href;
  return composeMail({
    from: addresses.mailFrom,
    to,
    replyTo: undefined,
    subject: words.subject({ code }),
    document: {
      locale,
      sender: siteFacts.firm.name,
      title: words.title,
      blocks: [
        { kind: 'paragraph', text: words.intro },
        { kind: 'link', label: words.link, href },
        { kind: 'paragraph', text: words.code },
        { kind: 'facts', facts: [{ label: words.codeLabel, value: code }] },
        { kind: 'paragraph', text: words.lasts },
      ],
      footer: [words.notYou],
    },
  });
};
