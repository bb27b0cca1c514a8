import type { Notice } from '#domain/notice.ts';
import { nextOpening, openStretches } from '#domain/opening-hours.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { parseTypedDate } from '#domain/typed-time.ts';
import { Temporal } from 'temporal-polyfill';
import { momentFields, type DeskFault, type DeskFields } from './desk-fields.ts';
import type { NoticeWarning } from './notice-warnings.ts';

/** What may have been meant where an end is not after its start, or all is over. */
export const offersForFault = (code: DeskFault['code'], fields: DeskFields): DeskFields[] => {
  const dates = { from: dateIn(fields, 'fromDate'), until: dateIn(fields, 'untilDate') };
  const { from, until = dates.from } = dates;
  if (from === undefined || until === undefined) return [];
  if (code === 'over')
    return [
      {
        ...fields,
        ...moved('fromDate', from, 1),
        ...(dates.until && moved('untilDate', until, 1)),
      },
    ];
  if (code !== 'not-after') return [];
  const days = until.until(from, { largestUnit: 'days' }).days;
  // On one day the end may be meant for the next; an end in January for the next year.
  if (days === 0) return [{ ...fields, untilDate: from.add({ days: 1 }).toString() }];
  const nextYear = until.add({ years: 1 });
  const swapped = { ...fields, fromDate: until.toString(), untilDate: from.toString() };
  return from.until(nextYear, { largestUnit: 'days' }).days <= longest
    ? [{ ...fields, untilDate: nextYear.toString() }, swapped]
    : [swapped];
};

/** No closure that crosses a new year is longer, in days. */
const longest = 60;

const dateIn = (fields: DeskFields, field: string): Temporal.PlainDate | undefined => {
  const read = parseTypedDate(fields[field] ?? '');
  return read.kind === 'valid' ? read.date : undefined;
};

const moved = (field: string, date: Temporal.PlainDate, years: number): Record<string, string> => ({
  [field]: date.add({ years }).toString(),
});

/** What may have been meant where a closure takes no opening time, or meets another. */
export const offersFor = (
  warning: NoticeWarning,
  notice: Notice,
  fields: DeskFields,
  { customerService: service }: SiteFacts,
  others: readonly Notice[],
): DeskFields[] => {
  if (fields['do'] === 'close-today') return [];
  if (warning.code === 'closed-anyway' && warning.next) {
    const date = warning.next.toPlainDate();
    const stretches = openStretches(date, service, others);
    const [start, end] = [stretches.at(0)?.start, stretches.at(-1)?.end];
    return start === undefined || end === undefined
      ? []
      : [
          {
            ...fields,
            ...momentFields('from', moment(start)),
            ...momentFields('until', moment(end)),
          },
        ];
  }
  if (warning.code !== 'overlaps') return [];
  const { other } = warning;
  const compare = (a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): number =>
    a.epochMilliseconds - b.epochMilliseconds;
  const startsInside =
    compare(other.from, notice.from) <= 0 && compare(notice.until, other.until) > 0;
  const endsInside =
    compare(notice.from, other.from) < 0 && compare(notice.until, other.until) <= 0;
  const next = startsInside ? nextOpening(other.until.toInstant(), service, others) : undefined;
  return [
    ...(next && compare(next, notice.until) < 0
      ? [{ ...fields, ...momentFields('from', next), ...momentFields('until', notice.until) }]
      : []),
    ...(endsInside
      ? [{ ...fields, ...momentFields('from', notice.from), ...momentFields('until', other.from) }]
      : []),
  ];
};

const moment = (epochMs: number): Temporal.ZonedDateTime =>
  stockholmDateTime(Temporal.Instant.fromEpochMilliseconds(epochMs));
