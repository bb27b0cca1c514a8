import type { Temporal } from 'temporal-polyfill';

/** The firm's time zone: every date and opening hour is meant there. */
export const stockholm = 'Europe/Stockholm';

/** An instant as the clock on a wall in Stockholm shows it, with its offset (+01:00 or +02:00). */
export const stockholmDateTime = (instant: Temporal.Instant): Temporal.ZonedDateTime =>
  instant.toZonedDateTimeISO(stockholm);

/** The date in Stockholm at an instant: it changes at midnight there, not at midnight UTC. */
export const stockholmDate = (instant: Temporal.Instant): Temporal.PlainDate =>
  stockholmDateTime(instant).toPlainDate();
