import { openStretches, phoneStatus } from '#domain/opening-hours.ts';
import { formatWallTime } from '#domain/wall-time.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { Temporal } from 'temporal-polyfill';
import { customerService, notices } from '#test/domain/notice-fixtures.ts';

const at = (text: string): Temporal.Instant =>
  Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();

/** Whether the phone is open at a Stockholm wall time, with these notices, and until when. */
export const status = (
  text: string,
  entries: readonly object[] = [],
  service = customerService,
) => {
  const { open, changesAt } = phoneStatus(at(text), service, notices(entries));
  return `${open ? 'open' : 'closed'} ${changesAt ? formatWallTime(changesAt) : 'for good'}`;
};

/** When the phone is open on a day: "09:00–12:00 13:00–15:00". */
export const hoursOn = (date: string, entries: readonly object[], service = customerService) =>
  openStretches(Temporal.PlainDate.from(date), service, notices(entries))
    .map(({ start, end }) =>
      [start, end]
        .map((ms) =>
          formatWallTime(stockholmDateTime(Temporal.Instant.fromEpochMilliseconds(ms))).slice(11),
        )
        .join('–'),
    )
    .join(' ');
