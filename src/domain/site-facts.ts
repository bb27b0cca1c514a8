import { z } from 'zod';

/** A time of day, "HH:MM". */
export const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM, from 00:00 to 23:59');

/** One stretch of opening in Stockholm wall time, half open: it is closed at `closes`. */
export const openingSchema = z
  .strictObject({ opens: clockTime, closes: clockTime })
  .refine(({ opens, closes }) => opens < closes, { path: ['closes'], message: 'not-after-opens' });

const isoDate = z.iso.date();
const reviewed = { checked: isoDate, reviewBy: isoDate };

/** A fact from elsewhere: where it was read, when, and until when that is taken to be true. */
const sourced = { source: z.string().min(1), ...reviewed };

const dayHours = z.array(openingSchema);

/** The schema of `content/site.json`: every fact about the firm that pages, e-mails and deadlines read. */
export const siteFactsSchema = z.strictObject({
  firm: z.strictObject({
    name: z.string(),
    legalName: z.string(),
    /** Where letters to the firm go, line by line; left out where that is not known. */
    postalAddress: z.array(z.string()).optional(),
    organisationNumber: z.string(),
    website: z.url(),
  }),
  /** Any colour: `src/styles/accent.ts` makes it one that can be read. */
  accentColour: z.string().regex(/^#[0-9a-f]{6}$/, '# and six of 0–9 and a–f, such as #0b5f5c'),
  customerService: z.strictObject({
    email: z.email(),
    phone: z.strictObject({ display: z.string(), international: z.string().regex(/^\+\d+$/) }),
    hours: z.strictObject({
      monday: dayHours,
      tuesday: dayHours,
      wednesday: dayHours,
      thursday: dayHours,
      friday: dayHours,
      saturday: dayHours,
      sunday: dayHours,
    }),
    hoursToBeConfirmed: z.boolean(),
    closedOnPublicHolidays: z.boolean(),
    closedOnEves: z.boolean(),
  }),
  complaintsOfficer: z.strictObject({ name: z.string(), email: z.email() }),
  promises: z.strictObject({ acknowledgeBusinessDays: z.int().positive() }),
  notices: z.strictObject({ showAheadDays: z.int().nonnegative() }),
  attachments: z.strictObject({ totalBytes: z.int().positive(), maxFiles: z.int().positive() }),
  retention: z.strictObject({
    complaintYears: z.int().positive(),
    questionYears: z.int().positive(),
  }),
  /** Where people tell of weaknesses is customer service; `reviewBy` is when security.txt expires. */
  security: z.strictObject({ ...reviewed }),
  disputeBodies: z.strictObject({
    arn: z.strictObject({
      name: z.string(),
      abbreviation: z.string(),
      postalAddress: z.array(z.string()),
      phone: z.string(),
      email: z.email(),
      website: z.url(),
      feeSek: z.int(),
      limitsSek: z.strictObject({ bank: z.int(), other: z.int() }),
      withinYears: z.int(),
      ...sourced,
    }),
    bankBureau: z.strictObject({
      name: z.string(),
      postalAddress: z.array(z.string()),
      phone: z.string(),
      website: z.url(),
      ...sourced,
    }),
    eccSweden: z.strictObject({
      name: z.string(),
      networkName: z.string(),
      email: z.email(),
      website: z.url(),
      ...sourced,
    }),
    supervisor: z.strictObject({
      name: z.string(),
      email: z.email(),
      website: z.url(),
      ...sourced,
    }),
    privacyAuthority: z.strictObject({
      name: z.string(),
      abbreviation: z.string(),
      postalAddress: z.array(z.string()),
      website: z.url(),
      ...sourced,
    }),
    court: z.strictObject({
      year: z.int(),
      priceBaseAmountSek: z.int(),
      simplifiedCaseLimitSek: z.int(),
      website: z.url(),
      ...sourced,
    }),
  }),
});

/** The facts of `content/site.json`, checked. */
export type SiteFacts = z.infer<typeof siteFactsSchema>;

/** How customers reach the firm, and when. */
export type CustomerService = SiteFacts['customerService'];

/** One stretch of opening, "HH:MM" in Stockholm wall time, half open. */
export type Opening = z.infer<typeof openingSchema>;

/** The weekly phone hours, by English weekday name. */
export type WeeklyHours = SiteFacts['customerService']['hours'];
