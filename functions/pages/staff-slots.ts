import type { Locale } from '#domain/locale.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { formatDateTime } from '#i18n/dates.ts';
import { messages } from '#i18n/messages.ts';
import type { StaffSession } from '#functions/ports.ts';
import { Temporal } from 'temporal-polyfill';
import type { SlotValues } from './template.ts';

/** Fills the first page for staff with who is signed in, and where. */
export const sessionSlots = (
  { email, sessionId }: { email: string; sessionId: string },
  sessions: readonly StaffSession[],
  locale: Locale,
): SlotValues => {
  const words = messages[locale].staff;
  const moment = (at: number): string =>
    formatDateTime(
      stockholmDateTime(Temporal.Instant.fromEpochMilliseconds(at)).toPlainDateTime(),
      locale,
    );
  return {
    signedIn: true,
    email,
    sessions: sessions.map(({ id, client, openedAt, seenAt }) => ({
      id,
      client: client === '' ? undefined : client,
      isThis: id === sessionId,
      openedAt: moment(openedAt),
      seenAt: moment(seenAt),
      endLabel: `${words.end}: ${client === '' ? words.unknownClient : client}`,
    })),
  };
};

/** What can be wrong with what was typed to sign in. */
export type SignInFault = { kind: 'email' } | { kind: 'code'; triesLeft: number };

/** Fills the pages of signing in with what to mend. */
export const signInFaultSlots = (fault: SignInFault, locale: Locale): SlotValues => {
  const { errors } = messages[locale].staff;
  const field = fault.kind;
  const message =
    fault.kind === 'email'
      ? errors['email.invalid']
      : fault.triesLeft > 0
        ? errors['code.wrong']({ tries: String(fault.triesLeft) })
        : errors['code.gone'];
  return {
    titlePrefix: messages[locale].form.titlePrefix,
    hasErrors: true,
    errors: [{ href: `#${field}`, message }],
    [`${field}.error`]: [{ message }],
    [`${field}.invalid`]: 'true',
  };
};
