import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarFile, type CalendarDay } from '#functions/paper/calendar.ts';
import { complaintCalendar } from '#functions/paper/complaint-calendar.ts';
import { siteFacts } from '#src/site-facts.ts';

const madeAt = Date.parse('2026-11-23T00:10:42.900Z');
const day = (changed: Partial<CalendarDay> = {}): CalendarDay => ({
  uid: 'a@example.test',
  date: Temporal.PlainDate.from('2026-12-29'),
  title: 'Titel',
  text: 'Text',
  ...changed,
});
const file = (...days: CalendarDay[]) => calendarFile(days, { locale: 'sv', madeAt });

/** The events of a calendar file, as a calendar reads it. */
const eventsOf = (text: string) =>
  ICAL.Component.fromString(text)
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));

describe('a calendar file', () => {
  it.each([
    ['an ordinary day', '2026-11-26', '2026-11-27'],
    ['New Year’s Eve', '2026-12-31', '2027-01-01'],
    ['the day summer time begins', '2027-03-28', '2027-03-29'],
    ['the day summer time ends', '2026-10-25', '2026-10-26'],
    ['a leap day', '2028-02-29', '2028-03-01'],
  ])('holds %s as a whole day, in no zone', (_, date, after) => {
    const [event] = eventsOf(file(day({ date: Temporal.PlainDate.from(date) })));
    expect(event?.startDate.isDate).toBe(true);
    expect(event?.startDate.toString()).toBe(date);
    expect(event?.endDate.toString()).toBe(after);
  });

  it('gives any text back as it was', () => {
    const text = 'Ring 08-1, eller "mejla"; bakåt \\ snett\nny rad: 😀 åäö';
    const [event] = eventsOf(file(day({ title: text, text })));
    expect(event?.summary).toBe(text);
    expect(event?.description).toBe(text);
    expect(event?.component.getFirstProperty('summary')?.getParameter('language')).toBe('sv');
  });

  it('lets no text begin a line of its own', () => {
    const text = 'x\r\nEND:VEVENT\rBEGIN:VALARM';
    expect(eventsOf(file(day({ text })))[0]?.description).toBe('x\nEND:VEVENT\nBEGIN:VALARM');
    expect(file(day({ text }))).not.toMatch(/^BEGIN:VALARM/m);
  });

  it('ends every line with CRLF and folds what is longer than 75 octets, between letters', () => {
    const title = 'å😀'.repeat(100);
    const whole = file(day({ title }));
    expect(whole.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(whole.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of whole.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
    expect(eventsOf(whole)[0]?.summary).toBe(title);
  });

  it('can hold several days, each under its own name, and is the same each time', () => {
    const days = [day(), day({ uid: 'b@example.test' })];
    expect(eventsOf(file(...days)).map(({ uid }) => uid)).toEqual(days.map(({ uid }) => uid));
    expect(file(...days)).toBe(file(...days));
    expect(file(day())).toContain('\r\nDTSTAMP:20261123T001042Z\r\n');
  });
});

describe('the calendar of a complaint', () => {
  const calendar = (receivedAt: string, locale: 'sv' | 'en' = 'sv') =>
    complaintCalendar(
      { reference: '234-567-895', receivedAt: Date.parse(receivedAt) },
      { locale, siteFacts, siteUrl: 'https://help.example.test' },
    );

  it.each([
    ['over New Year', '2026-12-30T09:00:00+01:00', '2027-01-07'],
    ['over the beginning of summer time', '2027-03-25T09:00:00+01:00', '2027-04-01'],
    ['just before midnight in Stockholm', '2026-11-23T22:59:59Z', '2026-11-26'],
    ['at midnight in Stockholm', '2026-11-23T23:00:00Z', '2026-11-27'],
  ])('has the promised day %s', (_, receivedAt, date) => {
    expect(eventsOf(calendar(receivedAt))[0]?.startDate.toString()).toBe(date);
  });

  it('says in each language what is due and whom to ask, with a name that is the same in both', () => {
    const [swedish, english] = (['sv', 'en'] as const).map(
      (locale) => eventsOf(calendar('2026-11-23T09:00:00Z', locale))[0],
    );
    expect(swedish?.summary).toBe('Kameo: senaste dag för bekräftelse');
    expect(swedish?.description).toContain('234-567-895');
    expect(swedish?.description).toContain(siteFacts.complaintsOfficer.email);
    expect(english?.summary).toBe('Kameo: last day for a confirmation');
    expect(swedish?.uid).toBe('acknowledge-234-567-895@help.example.test');
    expect(english?.uid).toBe(swedish?.uid);
  });
});
