/** A time of day on a 24-hour clock. */
export interface ClockTime {
  hour: number;
  minute: number;
}

const clock = ({ hour, minute }: ClockTime, whole = minute === 0): string =>
  whole ? String(hour) : `${hour}.${String(minute).padStart(2, '0')}`;

/** How dates and times are written in Swedish: always with the year; times as DIGG's guideline 66 has them. */
export const dates = {
  /** Monday first. */
  weekdays: ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'],
  /** January first. */
  months: [
    ...(['januari', 'februari', 'mars', 'april', 'maj', 'juni'] as const),
    ...(['juli', 'augusti', 'september', 'oktober', 'november', 'december'] as const),
  ],
  date: ({ day, month, year }: { day: number; month: string; year: number }): string =>
    `${day} ${month} ${year}`,
  weekdayDate: ({ weekday, date }: { weekday: string; date: string }): string =>
    `${weekday} ${date}`,
  dateTime: ({ date, time }: { date: string; time: string }): string => `${date} ${time}`,
  /** "kl. 9", "kl. 15.30" */
  time: (time: ClockTime): string => `kl. ${clock(time)}`,
  /** "kl. 9–15", "kl. 9.00–15.30": both ends have the same form. */
  timeRange: ({ from, until }: { from: ClockTime; until: ClockTime }): string => {
    const whole = from.minute === 0 && until.minute === 0;
    return `kl. ${clock(from, whole)}–${clock(until, whole)}`;
  },
} as const;
