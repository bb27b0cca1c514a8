import { locales, type Locale } from '#domain/locale.ts';
import { noticeKinds, noticeReasons, type Notice, type NoticeKind } from '#domain/notice.ts';
import { stockholm } from '#domain/stockholm.ts';
import { formatDate, formatTime, formatWeekday, formatWeekdayDate } from '#i18n/dates.ts';
import { messages } from '#i18n/messages.ts';
import { pathOf } from '#i18n/routes.ts';
import { momentFields, type DeskFault, type DeskFields } from '#functions/notices/desk-fields.ts';
import type { SlotValue, SlotValues } from '#functions/pages/template.ts';
import { Temporal } from 'temporal-polyfill';

/** The fields that the desk's forms have. */
export const deskFieldNames = [
  ...['do', 'id', 'fromDate', 'fromTime', 'untilDate', 'untilTime', 'on', 'to', 'open'],
  ...['kind', 'reason', 'openEnded', 'reviewOn'],
  ...locales.map((locale) => `text-${locale}`),
];

/** The fields of the desk among those of a request, each once and of a size that an address takes. */
export const deskFieldsOf = (given: Readonly<Record<string, string>>): DeskFields =>
  Object.fromEntries(
    deskFieldNames.flatMap((name): [string, string][] => {
      const value = given[name]?.slice(0, 1000) ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );

/** A notice as the fields of its form. */
export const fieldsOfNotice = (notice: Notice): DeskFields => {
  const { id, kind, from, until, reason, text, reviewOn } = notice;
  const end = until.withTimeZone(stockholm);
  const lastDay = end.subtract({ nanoseconds: 1 }).toPlainDate().toString();
  const endFields =
    reviewOn === undefined
      ? {
          ...momentFields('until', until),
          ...(end.hour + end.minute === 0 && { untilDate: lastDay, untilTime: '24:00' }),
        }
      : { openEnded: '1', reviewOn: reviewOn.toString() };
  const hours =
    kind === 'phone-hours'
      ? {
          on: from.toPlainDate().toString(),
          ...(reviewOn === undefined && { to: lastDay }),
          open: notice.hours.map(({ opens, closes }) => `${opens}-${closes}`).join(', '),
        }
      : {};
  return {
    ...{ do: kind === 'phone-hours' ? 'hours' : 'plan', id, kind },
    ...momentFields('from', from),
    ...endFields,
    ...hours,
    reason: reason ?? 'other',
    ...Object.fromEntries(locales.map((locale) => [`text-${locale}`, text?.[locale] ?? ''])),
  };
};

/** Fills a form of the desk with its fields as typed. */
export const fieldSlots = (fields: DeskFields, locale: Locale): SlotValues => ({
  ...Object.fromEntries(deskFieldNames.map((name) => [name, fields[name]])),
  ...(fields['reason'] !== undefined &&
    Object.fromEntries(
      noticeReasons.map((reason) => [`reason.${reason}`, fields['reason'] === reason]),
    )),
  'openEnded.on': fields['openEnded'] === '1',
  'text.open':
    kindOf(fields) === 'info' || locales.some((lang) => (fields[`text-${lang}`] ?? '') !== ''),
  formKind: messages[locale].desk.kinds[kindOf(fields)],
  isPhone: kindOf(fields).startsWith('phone-'),
  isTextOnly: kindOf(fields) === 'info',
  isHours: fields['do'] === 'hours',
  // A closure of today begins when it is written.
  isSpan: fields['do'] !== 'hours' && fields['do'] !== 'close-today',
});

/** The kind of notice that a form is for. */
const kindOf = ({ do: action, kind }: DeskFields): NoticeKind =>
  action === 'hours'
    ? 'phone-hours'
    : (noticeKinds.find((known) => known === kind) ?? 'phone-closed');

/** Fills a form with what is wrong, and links to what may have been meant. */
export const faultSlots = (
  faults: readonly DeskFault[],
  fields: DeskFields,
  locale: Locale,
): SlotValues => {
  const told = faults.map((fault) => ({ field: fault.field, message: faultWords(fault, locale) }));
  return {
    titlePrefix: messages[locale].form.titlePrefix,
    hasErrors: true,
    errors: told.map(({ field, message }) => ({ href: `#${field}`, message })),
    ...Object.fromEntries(
      told.flatMap(({ field, message }): [string, SlotValue][] => [
        [`${field}.error`, [{ message }]],
        [`${field}.invalid`, 'true'],
      ]),
    ),
    ...Object.fromEntries(
      faults.map(({ field, offers }) => [`${field}.offers`, offerSlots(offers, fields, locale)]),
    ),
  };
};

const faultWords = ({ code, date }: DeskFault, locale: Locale): string => {
  const { faults } = messages[locale].desk;
  if (code !== 'wrong-weekday') return faults[code];
  return date === undefined
    ? faults['no-such-date']
    : faults['wrong-weekday']({
        date: formatDate(date, locale),
        weekday: formatWeekday(date, locale),
      });
};

/** What may have been meant, each as a link to its review. */
export const offerSlots = (
  offers: readonly DeskFields[],
  fields: DeskFields,
  locale: Locale,
): SlotValues[] =>
  offers.map((offer) => ({
    href: reviewPath(offer, locale),
    label: messages[locale].desk.offer({ what: differenceWords(offer, fields, locale) }),
  }));

/** The address at which the desk shows what fields lead to. */
export const reviewPath = (fields: DeskFields, locale: Locale): string =>
  `${pathOf('phone-review', locale)}?${new URLSearchParams(fields).toString()}`;

const differenceWords = (offer: DeskFields, fields: DeskFields, locale: Locale): string => {
  const days = ['fromDate', 'untilDate', 'on', 'to', 'reviewOn'] as const;
  const changed = (name: string): boolean => (offer[name] ?? '') !== (fields[name] ?? '');
  const timeOf = (name: string): string => name.replace('Date', 'Time');
  return days
    .filter((name) => changed(name) || (name.endsWith('Date') && changed(timeOf(name))))
    .map((name) => {
      const time = offer[timeOf(name)] ?? '';
      const day = dayWords(offer[name] ?? '', locale);
      return changed(timeOf(name)) && /^\d\d:\d\d$/.test(time) && time !== '24:00'
        ? `${day} ${formatTime(Temporal.PlainTime.from(time), locale)}`
        : day;
    })
    .join(' – ');
};

const dayWords = (day: string, locale: Locale): string =>
  /^\d{4}-\d\d-\d\d$/.test(day) ? formatWeekdayDate(Temporal.PlainDate.from(day), locale) : day;
