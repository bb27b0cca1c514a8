import { defaultLocale } from '#domain/locale.ts';
import type { Notice } from '#domain/notice.ts';
import { stockholmDate } from '#domain/stockholm.ts';
import { composeMail } from '#functions/email/compose-mail.ts';
import { formatWeekdayDate } from '#i18n/dates.ts';
import { messages } from '#i18n/messages.ts';
import { pathOf } from '#i18n/routes.ts';
import type { Mailer } from '#functions/ports.ts';
import { Temporal } from 'temporal-polyfill';
import { readDesk, type DeskDeps, type DeskNotices } from './desk-notices.ts';
import { shownFor } from './notice-preview.ts';
import { noticeText } from './notice-text.ts';
import { entryChanges } from './seen-notices.ts';

/** What reminding needs beside the desk. */
export interface RemindDeps extends Pick<
  DeskDeps,
  'store' | 'editor' | 'clock' | 'siteFacts' | 'log'
> {
  mailer: Pick<Mailer, 'send'>;
  addresses: { mailFrom: string; questionsTo: string; siteUrl: string };
}

/**
 * Writes once for each notice without an end whose day has come: to who made it, and to customer service.
 * What could not be sent is tried again the next time. Says how many were sent.
 */
export const remindOfOpenEnded = async (deps: RemindDeps): Promise<number> => {
  const desk = await readDesk(deps);
  if (desk.kind === 'unreadable') return 0;
  const now = deps.clock.now();
  const today = stockholmDate(now);
  let sent = 0;
  for (const notice of desk.notices) {
    const { id, reviewOn } = notice;
    if (reviewOn === undefined || Temporal.PlainDate.compare(today, reviewOn) < 0) continue;
    const day = reviewOn.toString();
    if (!(await deps.store.claimReminder(id, day, now.epochMilliseconds))) continue;
    const key = `reminder-${day}-${desk.digest.slice(0, 32)}`;
    const outcome = await deps.mailer.send(mailOf(notice, desk, deps, now), [], key);
    if (outcome.kind === 'sent') sent += 1;
    else {
      deps.log('reminder_not_sent', { notice: id, error: outcome.error });
      if (outcome.kind !== 'unknown') await deps.store.releaseReminder(id, day);
    }
  }
  return sent;
};

const mailOf = (
  notice: Notice,
  { notices, changes }: DeskNotices,
  { addresses, siteFacts }: RemindDeps,
  now: Temporal.Instant,
) => {
  const locale = defaultLocale;
  const { mail, kinds } = messages[locale].desk;
  const author = changes.find(({ before, after }) =>
    entryChanges(before, after).some(({ name }) => name === notice.id),
  )?.by;
  const shown = shownFor(notice, { now, siteFacts, notices });
  const text = shown && noticeText(shown, locale, { now, siteFacts, notices });
  const what = `${kinds[notice.kind]}, ${formatWeekdayDate(notice.from.toPlainDate(), locale)}`;
  const composed = composeMail({
    from: addresses.mailFrom,
    to: addresses.questionsTo,
    replyTo: undefined,
    subject: mail.subject({ what }),
    document: {
      locale,
      sender: siteFacts.firm.name,
      title: mail.title,
      blocks: [
        { kind: 'paragraph', text: mail.intro },
        { kind: 'paragraph', text: text ?? what },
        {
          kind: 'link',
          label: mail.link,
          href: new URL(pathOf('phone-desk', locale), addresses.siteUrl).href,
        },
      ],
      footer: [mail.footer],
    },
  });
  const to = new Set([...(author === undefined ? [] : [author]), addresses.questionsTo]);
  return { ...composed, to: [...to] };
};
