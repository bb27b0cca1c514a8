import type { ClockTime, dates as swedish } from '../sv/dates.ts';
import type { Translation } from '../translation.ts';

const clock = ({ hour, minute }: ClockTime): string => {
  if (minute === 0 && hour === 0) return 'midnight';
  if (minute === 0 && hour === 12) return 'midday';
  const minutes = minute === 0 ? '' : `.${String(minute).padStart(2, '0')}`;
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
};

/** How dates and times are written in English: as GOV.UK does, but with a weekday and no comma. */
export const dates = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  months: [
    ...(['January', 'February', 'March', 'April', 'May', 'June'] as const),
    ...(['July', 'August', 'September', 'October', 'November', 'December'] as const),
  ],
  date: ({ day, month, year }) => `${day} ${month} ${year}`,
  weekdayDate: ({ weekday, date }) => `${weekday} ${date}`,
  dateTime: ({ date, time }) => `${date} at ${time}`,
  time: clock,
  timeRange: ({ from, until }) => `${clock(from)} to ${clock(until)}`,
} as const satisfies Translation<typeof swedish>;
