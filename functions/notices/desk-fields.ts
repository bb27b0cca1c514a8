import { locales } from '#domain/locale.ts';
import { stockholm } from '#domain/stockholm.ts';
import { parseTypedDate } from '#domain/typed-time.ts';
import { parseWallTime } from '#domain/wall-time.ts';
import { Temporal } from 'temporal-polyfill';
import type { NoticeOptions, OptionFault } from './notice-request.ts';

/** What the desk asks for, by field. */
export type DeskFields = Readonly<Record<string, string>>;

/** What is wrong with a field of the desk, and what may have been meant: fields with other values. */
export interface DeskFault {
  field: string;
  code: OptionFault['code'] | 'format-time' | 'gone' | 'review';
  date?: Temporal.PlainDate;
  offers: readonly DeskFields[];
}

/** The fields as the command line's options, or all that cannot be read of them at once. */
export type FieldsRead =
  { kind: 'read'; options: NoticeOptions } | { kind: 'faulty'; faults: readonly DeskFault[] };

/**
 * Reads a closure's day, time, end and words. A time that is left out means the whole day; a last day that
 * is left out, the same day.
 */
export const readPlanFields = (fields: DeskFields, today: Temporal.PlainDate): FieldsRead => {
  const openEnded = fields['openEnded'] === '1';
  const from = readMoment(fields, 'from', today);
  const last = fields['untilDate'] ?? '';
  const ends = last === '' ? { ...fields, untilDate: fields['fromDate'] ?? '' } : fields;
  const until = openEnded ? undefined : readMoment(ends, 'until', today);
  const review = openEnded ? readDay(fields, 'reviewOn', today) : undefined;
  const faults = [from, until, review].flatMap((read) =>
    read?.kind === 'fault' && (read.fault.field !== 'untilDate' || last !== '') ? [read.fault] : [],
  );
  if (faults.length > 0 || from.kind === 'fault') return { kind: 'faulty', faults };
  return {
    kind: 'read',
    options: {
      ...wordsOf(fields),
      from: from.text,
      until: until?.kind === 'read' ? until.text : undefined,
      review: review?.kind === 'read' ? review.text : undefined,
    },
  };
};

/** Reads the days and times of other opening hours. */
export const readHoursFields = (fields: DeskFields, today: Temporal.PlainDate): FieldsRead => {
  const on = readDay(fields, 'on', today);
  const openEnded = fields['openEnded'] === '1';
  const hasLast = (fields['to'] ?? '') !== '' && !openEnded;
  const to = hasLast ? readDay(fields, 'to', today) : undefined;
  const review = openEnded ? readDay(fields, 'reviewOn', today) : undefined;
  const faults = [on, to, review].flatMap((read) => (read?.kind === 'fault' ? [read.fault] : []));
  if (faults.length > 0 || on.kind === 'fault') return { kind: 'faulty', faults };
  const open = fields['open'] ?? '';
  return {
    kind: 'read',
    options: {
      ...wordsOf(fields),
      on: on.text,
      to: to?.kind === 'read' ? to.text : undefined,
      review: review?.kind === 'read' ? review.text : undefined,
      open: open === '' ? undefined : open,
    },
  };
};

/** The options that say why, and in which words. An empty field is no words. */
export const wordsOf = (fields: DeskFields): NoticeOptions => {
  const given = (name: string): string | undefined => fields[name]?.trim() || undefined;
  return {
    kind: given('kind'),
    reason: given('reason'),
    ...Object.fromEntries(locales.map((locale) => [`text-${locale}`, given(`text-${locale}`)])),
  };
};

type Part = { kind: 'read'; text: string } | { kind: 'fault'; fault: DeskFault };

const readMoment = (
  fields: DeskFields,
  side: 'from' | 'until',
  today: Temporal.PlainDate,
): Part => {
  const day = readDay(fields, `${side}Date`, today);
  if (day.kind === 'fault') return day;
  const field = `${side}Time`;
  const typed = fields[field]?.trim() ?? '';
  const wholeDay = side === 'from' ? '00:00' : '24:00';
  const [, hour, minute = '00'] = clock.exec(typed === '' ? wholeDay : typed) ?? [];
  if (hour === undefined)
    return { kind: 'fault', fault: { field, code: 'format-time', offers: [] } };
  const time = `${hour.padStart(2, '0')}:${minute}`;
  const text =
    time === '24:00'
      ? `${Temporal.PlainDate.from(day.text).add({ days: 1 }).toString()} 00:00`
      : `${day.text} ${time}`;
  const at = parseWallTime(text);
  if (at.kind === 'valid') return { kind: 'read', text };
  const offers = at.fault === 'gap' || at.fault === 'ambiguous' ? besides(fields, field, text) : [];
  return { kind: 'fault', fault: { field, code: at.fault, offers } };
};

/** On a night of which an hour is missing or comes twice: an hour later and an hour earlier. */
const besides = (fields: DeskFields, field: string, text: string): DeskFields[] => {
  const typed = Temporal.PlainDateTime.from(text.replace(' ', 'T'));
  return [1, -1].map((hours) => ({
    ...fields,
    [field]: typed.add({ hours }).toPlainTime().toString({ smallestUnit: 'minute' }),
  }));
};

const readDay = (fields: DeskFields, field: string, today: Temporal.PlainDate): Part => {
  const typed = fields[field]?.trim() ?? '';
  const fault = (code: DeskFault['code'], days: readonly Temporal.PlainDate[]): Part => ({
    kind: 'fault',
    fault: { field, code, offers: days.map((day) => ({ ...fields, [field]: day.toString() })) },
  });
  if (typed === '') return fault(field === 'reviewOn' ? 'review' : 'missing', []);
  const relative = relativeDays[typed.toLowerCase().replaceAll(' ', '')];
  if (relative !== undefined)
    return { kind: 'read', text: today.add({ days: relative }).toString() };
  const read = parseTypedDate(typed);
  if (read.kind === 'valid') return { kind: 'read', text: read.date.toString() };
  if (read.fault === 'wrong-weekday') return wrongWeekday(fields, field, typed, read.date);
  if (read.fault !== 'format') return fault(read.fault, []);
  return fault('format', nextSuchDay(typed, today));
};

/** The date may be right and the weekday wrong, or that weekday of the same week or another year meant. */
const wrongWeekday = (
  fields: DeskFields,
  field: string,
  typed: string,
  date: Temporal.PlainDate,
): Part => {
  const nearby = [-3, -2, -1, 1, 2, 3].map((days) => date.add({ days }));
  const years = [1, -1, 2].map((some) => date.add({ years: some }));
  const weekday = /^\p{L}+/u.exec(typed)?.[0] ?? '';
  const fits = (day: Temporal.PlainDate): boolean =>
    parseTypedDate(`${weekday} ${day.toString()}`).kind === 'valid';
  const [near] = nearby.filter(fits);
  const [otherYear] = years.filter((day) => fits(day) && day.day === date.day);
  const days = [date, ...(near ? [near] : []), ...(otherYear ? [otherYear] : [])];
  const offers = days.map((day) => ({ ...fields, [field]: day.toString() }));
  return { kind: 'fault', fault: { field, code: 'wrong-weekday', date, offers } };
};

/** "22 december" without a year: the next one. A weekday that was typed is not asked for. */
const nextSuchDay = (typed: string, today: Temporal.PlainDate): Temporal.PlainDate[] => {
  for (let year = today.year; year <= today.year + 4; year += 1) {
    const read = parseTypedDate(`${typed} ${year}`);
    if (read.kind === 'valid' && Temporal.PlainDate.compare(read.date, today) >= 0)
      return [read.date];
  }
  return [];
};

const clock = /^(?:kl\.? ?)?(\d{1,2})(?:[:.](\d{2}))?$/i;

const relativeDays: Readonly<Record<string, number>> = {
  ...{ idag: 0, today: 0, imorgon: 1, tomorrow: 1, övermorgon: 2 },
};

/** A moment as the fields of one side hold it. */
export const momentFields = (
  side: 'from' | 'until',
  at: Temporal.ZonedDateTime,
): Record<string, string> => {
  const local = at.withTimeZone(stockholm);
  return {
    [`${side}Date`]: local.toPlainDate().toString(),
    [`${side}Time`]: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
};
