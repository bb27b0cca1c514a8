import { hoursBeginning, lastDate } from '#domain/opening-hours.ts';
import type { Notice } from '#domain/notice.ts';
import type { CustomerService } from '#domain/site-facts.ts';
import { stockholmDate, stockholmDateTime } from '#domain/stockholm.ts';
import { Temporal } from 'temporal-polyfill';

/** Hours of one day that differ from those of the week, as schema.org's OpeningHoursSpecification has them. */
export interface SpecialHours {
  readonly '@type': 'OpeningHoursSpecification';
  readonly validFrom: string;
  readonly validThrough: string;
  readonly opens: string;
  /** Before `opens`: after midnight. The same as `opens`: closed all day. */
  readonly closes: string;
  readonly [name: string]: string;
}

/** How far ahead search engines are told, in days. */
const toldAhead = 60;

/** The hours of each of the coming days that a notice about the phone touches. */
export const specialHours = (
  now: Temporal.Instant,
  service: CustomerService,
  notices: readonly Notice[],
): SpecialHours[] => {
  const today = stockholmDate(now);
  const days = new Set<string>();
  for (const notice of notices.filter(({ kind }) => kind.startsWith('phone'))) {
    const [first, last] = [notice.from.toPlainDate(), lastDate(notice)];
    const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate): number =>
      Temporal.PlainDate.compare(a, b);
    for (
      let date = compare(first, today) < 0 ? today : first;
      compare(date, last) <= 0 && today.until(date).days <= toldAhead;
      date = date.add({ days: 1 })
    )
      days.add(date.toString());
  }
  return [...days].sort().flatMap((day) => hoursOf(day, service, notices));
};

const hoursOf = (
  day: string,
  service: CustomerService,
  notices: readonly Notice[],
): SpecialHours[] => {
  const stretches = hoursBeginning(Temporal.PlainDate.from(day), service, notices);
  const times =
    stretches.length === 0
      ? [{ opens: '00:00', closes: '00:00' }]
      : stretches.map(({ start, end }) => ({ opens: clock(start), closes: clock(end) }));
  return times.map((time) => ({
    '@type': 'OpeningHoursSpecification',
    validFrom: day,
    validThrough: day,
    ...time,
  }));
};

const clock = (epochMs: number): string =>
  stockholmDateTime(Temporal.Instant.fromEpochMilliseconds(epochMs))
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
