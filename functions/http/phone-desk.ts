import { Hono, type Context } from 'hono';
import { locales, localeSchema, type Locale } from '#domain/locale.ts';
import { pathOf } from '#i18n/routes.ts';
import { readDesk, type DeskDeps } from '#functions/notices/desk-notices.ts';
import { noticesDigest } from '#functions/notices/notices-digest.ts';
import { reviewChange, saysSame } from '#functions/notices/review-change.ts';
import { changedSince, parseSeen, seenOf } from '#functions/notices/seen-notices.ts';
import { visibilityOf } from '#functions/notices/visible.ts';
import {
  adoptOutside,
  undoChange,
  undoWithin,
  writeChange,
} from '#functions/notices/write-change.ts';
import type { SlotValues } from '#functions/pages/template.ts';
import { localeOfRequest } from './answer-format.ts';
import { historySlots, savedSlots } from './desk-change-slots.ts';
import { deskFieldsOf } from './desk-field-slots.ts';
import { showReview } from './desk-review.ts';
import type { DeskParts } from './desk-parts.ts';
import { deskSlots } from './desk-slots.ts';
import { readForm } from './read-form.ts';
import { answerStaffPage, memberWhoAsks, type StaffRouteDeps } from './staff-deps.ts';

type Deps = StaffRouteDeps & { desk: DeskParts };

/** `GET /personal/telefon/` and the page before a change, for staff with the role `phone`. */
export const deskPageRoutes = (deps: Deps) => {
  const app = new Hono();
  for (const locale of locales) {
    app.get(pathOf('phone-desk', locale), (c) =>
      forPhone(c, deps, locale, () => showDesk(c, deps, locale)),
    );
    app.get(pathOf('phone-review', locale), (c) =>
      forPhone(c, deps, locale, () => showReview(c, deps, locale, c.req.query())),
    );
  }
  return app;
};

/** `POST /api/staff/phone`: a change that was looked at; `/phone-undo`, `/phone-adopt`: what they say. */
export const deskRoutes = (deps: Deps) => {
  const toDesk = (c: Context): Response =>
    c.redirect(pathOf('phone-desk', localeOfRequest(c.req)), 303);
  const app = new Hono();
  for (const [path, answer] of [
    ['/phone', change],
    ['/phone-undo', undo],
    ['/phone-adopt', adopt],
  ] as const) {
    app.get(path, toDesk);
    app.post(path, async (c) => {
      const read = await readForm(c.req.raw, deps.siteFacts.attachments);
      const fields = read.kind === 'form' ? read.fields : {};
      const { lang } = fields;
      const locale = lang === undefined ? localeOfRequest(c.req) : localeSchema.parse(lang);
      return forPhone(c, deps, locale, (by) => answer(c, deps, locale, { fields, by }));
    });
  }
  return app;
};

/** Leads who is not signed in, or has another role, to the first page for staff. */
const forPhone = async (
  c: Context,
  deps: Deps,
  locale: Locale,
  answer: (by: string) => Promise<Response>,
): Promise<Response> => {
  c.header('cache-control', 'no-store');
  const member = await memberWhoAsks(c, deps);
  return member?.roles.includes('phone') === true
    ? answer(member.email)
    : c.redirect(pathOf('staff', locale), 303);
};

const showDesk = async (
  c: Context,
  deps: Deps,
  locale: Locale,
  more: SlotValues = {},
  status: 200 | 409 = 200,
): Promise<Response> => {
  const page = { page: 'phone-desk', locale } as const;
  const now = deps.clock.now();
  const desk = await readDesk({ ...deps, editor: deps.desk.editor });
  if (desk.kind === 'unreadable')
    return answerStaffPage(c, deps, page, { deskBlind: true, ...more });
  const [latest] = desk.changes;
  const isFresh =
    latest && now.epochMilliseconds < latest.at + undoWithin && latest.action !== 'adopt';
  const visibility =
    isFresh && latest.failedAt === undefined
      ? await visibilityOf(latest, { readSite: deps.desk.readSite, siteFacts: deps.siteFacts, now })
      : undefined;
  return answerStaffPage(
    c,
    deps,
    page,
    {
      ...deskSlots(desk, { now, siteFacts: deps.siteFacts }, locale),
      ...savedSlots(isFresh ? latest : undefined, visibility, { locale, now }),
      ...historySlots(desk, locale),
      ...more,
    },
    status,
  );
};

const deskDeps = (deps: Deps): DeskDeps => ({ ...deps, editor: deps.desk.editor });

type Posted = { fields: Readonly<Record<string, string>>; by: string };

const change = async (
  c: Context,
  deps: Deps,
  locale: Locale,
  { fields: given, by }: Posted,
): Promise<Response> => {
  const fields = deskFieldsOf(given);
  const desk = await readDesk({ ...deps, editor: deps.desk.editor });
  if (desk.kind === 'unreadable') return showDesk(c, deps, locale, {}, 409);
  const { siteFacts } = deps;
  const review = reviewChange(fields, { now: deps.clock.now(), siteFacts, entries: desk.entries });
  const seen = parseSeen(given['seen']);
  if (review.kind === 'faulty')
    return showReview(c, deps, locale, fields, { seen, saidOtherwise: false });
  const isSeen = changedSince(seen, await seenOf(desk.entries)).length === 0;
  const saidOtherwise = given['said'] !== (await noticesDigest(saysSame(review)));
  if (!isSeen || String(desk.revision) !== given['revision'] || saidOtherwise)
    return showReview(c, deps, locale, fields, { seen, saidOtherwise });
  const { action, after } = review;
  const written = await writeChange(deskDeps(deps), desk, { by, action, after });
  return written.kind === 'overtaken'
    ? showReview(c, deps, locale, fields, { seen, saidOtherwise: false })
    : c.redirect(pathOf('phone-desk', locale), 303);
};

const undo = async (
  c: Context,
  deps: Deps,
  locale: Locale,
  { fields, by }: Posted,
): Promise<Response> => {
  const undone = await undoChange(deskDeps(deps), { id: fields['change'] ?? '', by });
  return undone.kind === 'written' || undone.kind === 'not-written'
    ? c.redirect(pathOf('phone-desk', locale), 303)
    : showDesk(c, deps, locale, { undoFailed: true }, 409);
};

/** What was looked at is taken up, and nothing that came since. */
const adopt = async (
  c: Context,
  deps: Deps,
  locale: Locale,
  { fields, by }: Posted,
): Promise<Response> => {
  const desk = await readDesk({ ...deps, editor: deps.desk.editor });
  if (desk.kind === 'read' && desk.digest === fields['digest'])
    await adoptOutside(deskDeps(deps), desk, by);
  return c.redirect(pathOf('phone-desk', locale), 303);
};
