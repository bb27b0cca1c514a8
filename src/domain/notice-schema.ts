import { locales } from '#domain/locale.ts';
import { noticeReasons, openEnd, type Notice } from '#domain/notice.ts';
import { clockTime } from '#domain/site-facts.ts';
import { parseWallTime } from '#domain/wall-time.ts';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** Later in the morning an opening past midnight is a slip: nobody is open all night. */
export const latestClosing = '06:00';

const wallTime = z.string().transform((text, context) => {
  const read = parseWallTime(text);
  if (read.kind === 'valid') return read.at;
  context.addIssue({ code: 'custom', message: read.fault });
  return z.NEVER;
});

/** When somebody is to look at a notice again that has no end. */
const reviewDay = z.iso.date().transform((day) => Temporal.PlainDate.from(day));

/** Opening hours of a day; what closes before it opens closes after midnight, early in the morning. */
const noticeOpening = z
  .strictObject({ opens: clockTime, closes: clockTime })
  .refine(({ opens, closes }) => opens < closes || (closes < opens && closes <= latestClosing), {
    path: ['closes'],
    message: 'not-after-opens',
  });

const ownWords = z.string().trim().min(1).max(1000);
// Words in a language that is yet to come, or gone, are passed over.
const text = z.looseRecord(z.enum(locales), ownWords);

const base = {
  id: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u),
  from: wallTime,
  until: wallTime.optional(),
  reviewOn: reviewDay.optional(),
  reason: z.enum(noticeReasons).optional(),
  text: text.optional(),
};

/** The schema of one entry under `notices`: docs/design.md, "Notices". Unknown keys are passed over. */
export const noticeSchema = z
  .discriminatedUnion('kind', [
    z.object({ ...base, kind: z.literal('phone-closed') }),
    z.object({ ...base, kind: z.literal('phone-hours'), hours: z.array(noticeOpening).min(1) }),
    z.object({ ...base, kind: z.literal('maintenance') }),
    z.object({ ...base, kind: z.literal('info'), text }),
  ])
  .refine(
    ({ kind, until, reviewOn }) =>
      until !== undefined || (reviewOn !== undefined && kind !== 'maintenance'),
    { path: ['until'], message: 'missing' },
  )
  .transform(({ until, reviewOn, ...notice }) => ({
    ...notice,
    until: until ?? openEnd,
    // With an end there is nothing to look at again.
    ...(until === undefined && { reviewOn }),
  }))
  .refine(({ from, until }) => Temporal.ZonedDateTime.compare(from, until) < 0, {
    path: ['until'],
    message: 'not-after-from',
  });

/** What is wrong with one entry. `codes` name field and fault: "until.not-after-from". */
export interface NoticeFault {
  /** The entry's place, from 0; `undefined` if the whole value is no list. */
  index?: number;
  /** The entry's id, where it has a proper one. */
  id?: string;
  codes: readonly string[];
}

/** The notices that can be shown, and what was left out. */
export interface ParsedNotices {
  notices: Notice[];
  faults: NoticeFault[];
}

/**
 * Reads what stands under `notices`. A bad entry, or one whose id an earlier good one has, is left out
 * and reported; the others stay. No value at all is no notice and no fault. Never throws.
 */
export const parseNotices = (value: unknown): ParsedNotices => {
  if (value === undefined || value === null) return { notices: [], faults: [] };
  if (!Array.isArray(value)) return { notices: [], faults: [{ codes: ['notices.not-a-list'] }] };

  const notices = new Map<string, Notice>();
  const faults: NoticeFault[] = [];
  for (const [index, entry] of value.entries()) {
    const { success, data, error } = noticeSchema.safeParse(entry);
    if (!success) faults.push({ index, ...properId(entry), codes: error.issues.map(codeOf) });
    else if (notices.has(data.id)) faults.push({ index, id: data.id, codes: ['id.taken'] });
    else notices.set(data.id, data);
  }
  return { notices: [...notices.values()], faults };
};

const properId = (entry: unknown): { id?: string } => {
  const { data } = z.object({ id: base.id }).safeParse(entry);
  return data ?? {};
};

const codeOf = ({ path, code, message }: z.core.$ZodIssue): string =>
  [...path.map(String), code === 'custom' ? message : code].join('.');
