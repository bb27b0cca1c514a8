import type { Locale } from '#domain/locale.ts';
import type { SiteFacts, WeeklyHours } from '#domain/site-facts.ts';

/** A thing of schema.org, without its context. */
export type Thing = Readonly<Record<string, unknown>> & { '@type': string };

/** Things as one JSON-LD text that is safe inside a `<script>`: nothing in it can close the element. */
export const jsonLd = (things: readonly Thing[]): string =>
  JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replace(/</g, '\\u003c');

/** Marks where the functions put the hours that notices bring: before those of the week, which always are. */
export const withSpecialHours = (json: string): string =>
  json.replace('"hoursAvailable":[', '"hoursAvailable":[<!--json:specialHours-->');

/** A step of the way to a page. */
export interface Crumb {
  name: string;
  /** Its address, absolute where the site's is known. */
  url: string;
}

/** The way to a page, the page itself last: BreadcrumbList. */
export const breadcrumbList = (crumbs: readonly Crumb[]): Thing => ({
  '@type': 'BreadcrumbList',
  itemListElement: crumbs.map(({ name, url }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: url,
  })),
});

/**
 * The firm and how customer service is reached: Organization with a ContactPoint and its opening hours.
 * While the hours are to be confirmed, `hoursNote` says so in the data too.
 */
export const organization = (
  { firm, customerService }: SiteFacts,
  { locales, hoursNote }: { locales: readonly Locale[]; hoursNote: string },
): Thing => ({
  '@type': 'Organization',
  name: firm.name,
  legalName: firm.legalName,
  identifier: firm.organisationNumber,
  url: firm.website,
  contactPoint: {
    '@type': 'ContactPoint',
    contactType: 'customer service',
    telephone: customerService.phone.international,
    email: customerService.email,
    availableLanguage: locales,
    hoursAvailable: [
      ...weeklyHours(customerService.hours),
      ...(customerService.closedOnPublicHolidays ? [closedOn('PublicHolidays')] : []),
    ].map((hours) =>
      customerService.hoursToBeConfirmed ? { ...hours, description: hoursNote } : hours,
    ),
  },
});

const weekdays: readonly [keyof WeeklyHours, string][] = [
  ['monday', 'Monday'],
  ['tuesday', 'Tuesday'],
  ['wednesday', 'Wednesday'],
  ['thursday', 'Thursday'],
  ['friday', 'Friday'],
  ['saturday', 'Saturday'],
  ['sunday', 'Sunday'],
];

/** One OpeningHoursSpecification for each stretch of hours, with all the days that have it. */
const weeklyHours = (hours: WeeklyHours): Thing[] => {
  const daysOf = new Map<string, string[]>();
  for (const [day, name] of weekdays)
    for (const { opens, closes } of hours[day]) {
      const stretch = `${opens} ${closes}`;
      daysOf.set(stretch, [...(daysOf.get(stretch) ?? []), name]);
    }
  return [...daysOf].map(([stretch, dayOfWeek]) => {
    const [opens, closes] = stretch.split(' ');
    return { '@type': 'OpeningHoursSpecification', dayOfWeek, opens, closes };
  });
};

/** Schema.org says closed by a day that closes when it opens. */
const closedOn = (day: string): Thing => ({
  '@type': 'OpeningHoursSpecification',
  dayOfWeek: day,
  opens: '00:00',
  closes: '00:00',
});
