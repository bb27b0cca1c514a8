import { noticeKinds, noticeReasons, type NoticeKind, type NoticeReason } from '#domain/notice.ts';
import { latestClosing } from '#domain/notice-schema.ts';
import type { Opening } from '#domain/site-facts.ts';
import { parseTypedDate, parseTypedTime, type TypedTimeFault } from '#domain/typed-time.ts';
import { formatWeekday } from '#i18n/dates.ts';
import type { Temporal } from 'temporal-polyfill';
import { refuse, type OptionFault, type OptionName, type Refusal } from './notice-request.ts';

/** A value that could be read. */
export interface Read<T> {
  kind: 'read';
  value: T;
}

/** Reads a date with its time; `option` names it in the refusal. */
export const readTime = (
  option: OptionName,
  text: string | undefined,
): Read<Temporal.ZonedDateTime> | Refusal => {
  if (text === undefined)
    return refuse(`--${option} is missing, such as --${option} "2026-12-22 15:00".`, {
      option,
      code: 'missing',
    });
  const typed = parseTypedTime(text);
  if (typed.kind === 'valid') return { kind: 'read', value: typed.at };
  return refuse(`--${option} "${text}" ${wrong(typed)}`, faultOf(option, typed));
};

/** Reads a date without a time. */
export const readDate = (
  option: OptionName,
  text: string | undefined,
): Read<Temporal.PlainDate> | Refusal => {
  if (text === undefined)
    return refuse(`--${option} is missing, such as --${option} 2026-12-22.`, {
      option,
      code: 'missing',
    });
  const typed = parseTypedDate(text);
  if (typed.kind === 'valid') return { kind: 'read', value: typed.date };
  const why = typed.fault === 'format' ? 'is no date: write it as 2026-12-22.' : wrong(typed);
  return refuse(`--${option} "${text}" ${why}`, faultOf(option, typed));
};

/**
 * Reads opening hours of a day: "9-13" or "9:00-12:00, 13-15.30"; "8-01.30" closes after midnight. More
 * than 18 hours are refused: "9-5" is meant for 9 to 17.
 */
export const readHours = (text: string | undefined): Read<Opening[]> | Refusal => {
  if (text === undefined)
    return refuse('--open is missing, such as --open "9-13".', { option: 'open', code: 'missing' });
  const hours: Opening[] = [];
  for (const part of text.split(',')) {
    const [, from = '', fromMinute = '00', to = '', toMinute = '00'] = stretch.exec(part) ?? [];
    const [opens, closes] = [`${twoDigits(from)}:${fromMinute}`, `${twoDigits(to)}:${toMinute}`];
    const isTime = from !== '' && clockTime.test(opens) && clockTime.test(closes);
    const fits = isTime && (opens < closes || isLateClosing(opens, closes));
    if (!fits)
      return refuse(`--open "${text}" is no opening hours: write them as "9-12, 13-15.30".`, {
        option: 'open',
        code: 'hours',
      });
    hours.push({ opens, closes });
  }
  return { kind: 'read', value: hours };
};

/** Reads a reason, which may be left out. */
export const readReason = (text: string | undefined): Read<NoticeReason | undefined> | Refusal => {
  const value = noticeReasons.find((reason) => reason === text);
  if (text !== undefined && value === undefined) {
    return refuse(`--reason "${text}" is none of ${noticeReasons.join(', ')}.`, {
      option: 'reason',
      code: 'unknown',
    });
  }
  return { kind: 'read', value };
};

/** Reads a kind; left out, it is `phone-closed`. */
export const readKind = (text = 'phone-closed'): Read<NoticeKind> | Refusal => {
  const value = noticeKinds.find((kind) => kind === text);
  if (value === undefined)
    return refuse(`--kind "${text}" is none of ${noticeKinds.join(', ')}.`, {
      option: 'kind',
      code: 'unknown',
    });
  return { kind: 'read', value };
};

const stretch = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*[-\u2013]\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/;

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/;

const isLateClosing = (opens: string, closes: string): boolean =>
  closes < opens &&
  closes <= latestClosing &&
  Number(closes.slice(0, 2)) + 24 - Number(opens.slice(0, 2)) <= 18;

const twoDigits = (hour: string): string => hour.padStart(2, '0');

const faultOf = (option: OptionName, typed: TypedTimeFault): OptionFault => ({
  option,
  code: typed.fault,
  ...(typed.fault === 'wrong-weekday' && { date: typed.date }),
});

const wrong = (fault: TypedTimeFault): string => {
  if (fault.fault !== 'wrong-weekday') return faults[fault.fault];
  return `has another weekday: ${fault.date.toString()} is a ${formatWeekday(fault.date, 'en')}.`;
};

const faults = {
  format: 'is no date with a time: write it as "2026-12-22 15:00".',
  'no-such-date': 'is a date that does not exist.',
  'no-such-time': 'is a time that does not exist: a day goes from 00:00 to 23:59.',
  gap: 'does not exist: the clocks are put forward over it that night.',
  ambiguous: 'happens twice: the clocks are put back over it that night.',
};
