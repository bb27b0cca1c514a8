import { noticeSchema, parseNotices } from '#domain/notice-schema.ts';
import type { Notice } from '#domain/notice.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDate, stockholmDateTime } from '#domain/stockholm.ts';
import { formatWallTime } from '#domain/wall-time.ts';
import type { NoticeChange } from '#functions/ports.ts';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { offersForFault } from './desk-offers.ts';
import {
  momentFields,
  readHoursFields,
  readPlanFields,
  wordsOf,
  type DeskFault,
  type DeskFields,
  type FieldsRead,
} from './desk-fields.ts';
import {
  draftClosedToday,
  draftHours,
  draftPlanned,
  type Draft,
  type DraftContext,
} from './draft-notice.ts';
import { entryId } from './list-notices.ts';
import type { NoticeOptions, Refusal } from './notice-request.ts';

/** What was asked for: all entries as they are to stand, and the one that is new or changed. */
export interface Asked {
  kind: 'asked';
  action: NoticeChange['action'];
  after: readonly unknown[];
  notice?: Notice;
}

type Faulty = { kind: 'faulty'; faults: readonly DeskFault[] };

interface Context {
  now: Temporal.Instant;
  siteFacts: SiteFacts;
  entries: readonly unknown[];
}

/** Turns the fields of the desk into entries as they are to stand. `do` says what is asked for. */
export const changeAsked = (fields: DeskFields, context: Context): Asked | Faulty =>
  (actions[fields['do'] ?? ''] ?? plan)(fields, context);

type Action = (fields: DeskFields, context: Context) => Asked | Faulty;

/** Until further notice, it is a closure like a planned one, from this minute on. */
const closeToday: Action = (fields, context) =>
  fields['openEnded'] === '1'
    ? plan({ ...fields, ...momentFields('from', minuteOf(context.now)) }, context)
    : added(draftClosedToday(wordsOf(fields), draftContext(context)), fields, context);

const plan: Action = (fields, context) => {
  const read = readPlanFields(fields, stockholmDate(context.now));
  return planned(draftPlanned, read, fields, context);
};

const hours: Action = (fields, context) => {
  const read = readHoursFields(fields, stockholmDate(context.now));
  return planned(draftHours, read, fields, context);
};

const planned = (
  draft: typeof draftPlanned,
  read: FieldsRead,
  fields: DeskFields,
  context: Context,
): Asked | Faulty =>
  read.kind === 'faulty'
    ? read
    : added(draft(read.options, draftContext(context, fields['id'])), fields, context);

/** Ends what keeps the phone closed now. */
const open: Action = (_fields, context) => {
  const { notices } = parseNotices(context.entries);
  const at = context.now.epochMilliseconds;
  const closing = notices.filter(
    ({ kind, from, until }) =>
      kind === 'phone-closed' && from.epochMilliseconds <= at && at < until.epochMilliseconds,
  );
  return closing.length === 0
    ? gone
    : ended(
        closing.map(({ id }) => id),
        context,
      );
};

const end: Action = ({ id = '' }, context) =>
  context.entries.some((entry) => nameOf(entry, context.entries) === id)
    ? ended([id], context)
    : gone;

const actions: Readonly<Record<string, Action>> = {
  'close-today': closeToday,
  plan,
  hours,
  open,
  end,
};

const gone: Faulty = { kind: 'faulty', faults: [{ field: 'id', code: 'gone', offers: [] }] };

/** What is named at the desk: an entry's id, or its place if it has none of its own. */
export const nameOf = (entry: unknown, entries: readonly unknown[]): string => {
  const id = entryId(entry);
  const first = entries.findIndex((other) => entryId(other) === id);
  return id === '' || entries[first] !== entry ? `#${entries.indexOf(entry) + 1}` : id;
};

const draftContext = ({ now, siteFacts, entries }: Context, changedId = ''): DraftContext => {
  const others = entries.filter((entry) => nameOf(entry, entries) !== changedId);
  return {
    now,
    service: siteFacts.customerService,
    notices: parseNotices(others).notices,
    takenIds: others.map(entryId),
  };
};

const added = (draft: Draft | Refusal, fields: DeskFields, context: Context): Asked | Faulty => {
  if (draft.kind === 'refused') return { kind: 'faulty', faults: [deskFault(draft, fields)] };
  const { entries } = context;
  const place = entries.findIndex((entry) => nameOf(entry, entries) === (fields['id'] ?? ''));
  if ((fields['id'] ?? '') !== '' && place < 0) return gone;
  if (place < 0)
    return { kind: 'asked', action: 'add', after: [...entries, draft.entry], notice: draft.notice };
  const id = entryId(entries[place]) || draft.notice.id;
  const notice = { ...draft.notice, id };
  return {
    kind: 'asked',
    action: 'change',
    after: entries.with(place, { ...draft.entry, id }),
    notice,
  };
};

/** What has begun ends with this minute; what has not, and what cannot be understood, is taken away. */
const ended = (names: readonly string[], { now, entries }: Context): Asked => {
  const minute = minuteOf(now);
  const after = entries.flatMap((entry) => {
    if (!names.includes(nameOf(entry, entries))) return [entry];
    const { success, data } = noticeSchema.safeParse(entry);
    const hasBegun = success && Temporal.ZonedDateTime.compare(data.from, minute) < 0;
    const raw = z.record(z.string(), z.unknown()).safeParse(entry).data;
    if (!hasBegun || raw === undefined) return [];
    const kept = Object.entries(raw).filter(([key]) => key !== 'reviewOn');
    return [{ ...Object.fromEntries(kept), until: formatWallTime(minute) }];
  });
  return { kind: 'asked', action: 'end', after };
};

/** The minute that has begun, in Stockholm. */
const minuteOf = (now: Temporal.Instant): Temporal.ZonedDateTime =>
  stockholmDateTime(now).round({ smallestUnit: 'minute', roundingMode: 'floor' });

/** Which field of the desk an option of the command line is. */
const fieldOfOption: Readonly<Partial<Record<keyof NoticeOptions, string>>> = {
  from: 'fromDate',
  until: 'untilDate',
  review: 'reviewOn',
};

const deskFault = ({ fault }: Refusal, fields: DeskFields): DeskFault => {
  const { option = 'from', code = 'entry', date } = fault ?? {};
  const field = fieldOfOption[option] ?? option;
  const isTime = option === 'until' && (fields['untilDate'] ?? '') === '';
  return {
    field: isTime ? 'untilTime' : field,
    code,
    ...(date && { date }),
    offers: offersForFault(code, fields),
  };
};
