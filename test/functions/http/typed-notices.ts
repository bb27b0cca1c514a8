import type { SiteFacts } from '#domain/site-facts.ts';

/** A published notice: when it is typed at the desk of which firm, what is typed, and the windows it gives. */
export type Case = [
  name: string,
  at: string,
  facts: SiteFacts,
  typed: Record<string, string>[],
  windows: string[],
];

/** What is typed for a closure, from and until as `DAYTTIME`. */
export const closed = (from: string, until: string, reason = 'holiday') => {
  const [fromDate = '', fromTime = ''] = from.split('T');
  const [untilDate = '', untilTime = ''] = until.split('T');
  return { do: 'plan', kind: 'phone-closed', fromDate, fromTime, untilDate, untilTime, reason };
};
/** Whole days off. */
export const days = (...dates: string[]) =>
  dates.map((date) => ({ ...closed(date, date), reason: 'holiday' }));
/** Other hours on some days. */
export const short = (open: string, ...dates: string[]) =>
  dates.map((on) => ({ do: 'hours', on, open, reason: 'holiday' }));
/** The site down. */
export const down = (from: string, until: string) => ({
  ...closed(from, until, 'technical'),
  kind: 'maintenance',
});
/** Words alone. */
export const info = (from: string, until: string, sv: string, en: string) => ({
  ...closed(from, until, 'other'),
  ...{ kind: 'info', 'text-sv': sv, 'text-en': en },
});

/** The window of other hours on a day, as the tests write windows. */
export const open = (date: string, opens: string, closes: string) =>
  `phone-hours ${date}T00:00 ${nextDay(date)}T00:00 ${opens}-${closes}`;
/** The window of a day off. */
export const off = (date: string) => `phone-closed ${date}T00:00 ${nextDay(date)}T00:00`;
const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T12:00Z`) + 86_400_000).toISOString().slice(0, 10);
