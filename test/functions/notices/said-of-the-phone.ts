import type { Locale } from '#domain/locale.ts';
import { formatDate } from '#i18n/dates.ts';
import { Temporal } from 'temporal-polyfill';

/** What a text says of the phone, read back from its words. */
export interface Said {
  closesAt?: Temporal.ZonedDateTime | undefined;
  closedBetween?: readonly [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
  reopensAt?: Temporal.ZonedDateTime | undefined;
  hours: readonly SaidHours[];
}

/** Opening hours that a text gives for days: "09:00–12:00 13:00–15:00". */
export interface SaidHours {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  hours: string;
  everyDay: boolean;
}

/** Reads a generated text as a customer would on a Stockholm date. */
export const saidOfThePhone = (text: string, today: Temporal.PlainDate, locale: Locale): Said => {
  const [sentences, marks] = [text.split(/(?<=[^l]\.) (?=\p{Lu})/u), signs[locale]];
  const said: Said = { hours: [] };
  const hours: SaidHours[] = [];
  for (const sentence of sentences) {
    if (marks.hours.test(sentence)) hours.push(hoursIn(sentence, today, locale));
    const moments = momentsIn(sentence, locale);
    const [before, after] = sentence.split(marks.reopens);
    if (after !== undefined) said.reopensAt = momentsIn(after, locale)[0];
    if (marks.closes.test(before ?? '')) said.closesAt = momentsIn(before ?? '', locale)[0];
    const [from, until] = moments;
    if (marks.closed.test(sentence) && after === undefined && from && until)
      said.closedBetween = [from, until];
  }
  return { ...said, hours };
};

const signs = {
  sv: { closes: /telefon stänger/, closed: /är stängd/, reopens: 'öppnar igen', hours: /: kl\./ },
  en: { closes: /line closes/, closed: /is closed/, reopens: 'opens again', hours: /: .* to / },
};

const hoursIn = (sentence: string, today: Temporal.PlainDate, locale: Locale): SaidHours => {
  const [days = '', times = ''] = sentence.split(': ');
  const dates = datesIn(days, locale);
  const [from = today, to = from] = /^[^,]* (till och med|hours up to)/.test(
    days.replace(/från och med.*|from.*/, ''),
  )
    ? [today, ...dates]
    : dates;
  const clock = timesIn(times, locale).map((time) => time.toString({ smallestUnit: 'minute' }));
  const pairs = clock.flatMap((time, index) =>
    index % 2 === 0 ? [`${time}–${clock[index + 1] ?? ''}`] : [],
  );
  const everyDay = !/de dagar|on the days/.test(times);
  return { from, to, hours: pairs.join(' '), everyDay };
};

const momentsIn = (text: string, locale: Locale): Temporal.ZonedDateTime[] => {
  const [date] = datesIn(text, locale);
  const times = timesIn(text.replaceAll(/\d{1,2} \p{L}+ \d{4}/gu, ''), locale);
  return times.flatMap((plainTime) =>
    date ? [date.toZonedDateTime({ timeZone: 'Europe/Stockholm', plainTime })] : [],
  );
};

const datesIn = (text: string, locale: Locale): Temporal.PlainDate[] =>
  [...text.matchAll(/(\d{1,2}) \p{L}+ (\d{4})/gu)].flatMap(([words, day, year]) => {
    const months = Array.from({ length: 12 }, (_, index) => index + 1);
    return months
      .map((month) => Temporal.PlainDate.from({ year: Number(year), month, day: Number(day) }))
      .filter((date) => formatDate(date, locale) === words);
  });

const timesIn = (text: string, locale: Locale): Temporal.PlainTime[] =>
  locale === 'sv'
    ? [...text.matchAll(/(?:kl\. |–)(\d{1,2})(?:\.(\d{2}))?/g)].map(([, hour, minute]) =>
        Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute ?? 0) }),
      )
    : [...text.matchAll(/midnight|midday|(\d{1,2})(?:\.(\d{2}))?([ap])m/g)].map(
        ([word, hour, minute, half]) => {
          if (word === 'midnight') return Temporal.PlainTime.from({ hour: 0 });
          if (word === 'midday') return Temporal.PlainTime.from({ hour: 12 });
          const ofHalf = Number(hour) % 12;
          return Temporal.PlainTime.from({
            hour: half === 'p' ? ofHalf + 12 : ofHalf,
            minute: Number(minute ?? 0),
          });
        },
      );
