import { Hono, type Context } from 'hono';
import { locales, localeSchema, type Locale } from '#domain/locale.ts';
import { pathOf } from '#i18n/routes.ts';
import { sessionSlots, signInFaultSlots } from '#functions/pages/staff-slots.ts';
import { clientName } from '#functions/staff/client-name.ts';
import { sessionLasts, sessionsOf, signOut } from '#functions/staff/sessions.ts';
import { askToSignIn, signIn, signInLasts } from '#functions/staff/sign-in.ts';
import { localeOfRequest } from './answer-format.ts';
import { answerProblem } from './problem.ts';
import { readForm } from './read-form.ts';
import { staffCookies } from './staff-cookies.ts';
import { answerStaffPage, memberWhoAsks, type StaffRouteDeps } from './staff-deps.ts';
import { createSubmissionLimits } from './submission-limits.ts';

/** How many may ask to sign in within an hour: from one client, and in all. */
const askLimits = { perClient: 12, inAll: 120 };

/** The pages where staff sign in and out: `GET /personal/` and the page that a mailed link leads to. */
export const staffPageRoutes = (deps: StaffRouteDeps) => {
  const app = new Hono();
  const cookies = staffCookies(deps.addresses.siteUrl);
  for (const locale of locales) {
    app.get(pathOf('staff', locale).slice(0, -1), (c) => c.redirect(pathOf('staff', locale), 308));
    app.get(pathOf('staff', locale), async (c) => {
      const page = { page: 'staff', locale } as const;
      const member = await memberWhoAsks(c, deps);
      if (member === undefined)
        return answerStaffPage(c, deps, page, {
          asked: cookies.get(c, 'staff-asked') !== undefined,
        });
      const sessions = await sessionsOf(deps, member);
      return answerStaffPage(c, deps, page, {
        ...sessionSlots(member, sessions, locale),
        mayPhone: deps.desk !== undefined && member.roles.includes('phone'),
      });
    });
    app.get(`${pathOf('staff-link', locale)}:link{[A-Za-z0-9_-]+}/`, (c) =>
      answerStaffPage(
        c,
        deps,
        { page: 'staff-link', locale },
        {
          link: c.req.param('link'),
          needsCode: cookies.get(c, 'staff-asked') === undefined,
          ...Object.fromEntries(
            locales.map((other) => [
              `twin.${other}`,
              `${pathOf('staff-link', other)}${c.req.param('link')}/`,
            ]),
          ),
        },
      ),
    );
  }
  return app;
};

/** `POST /api/staff/ask`, `/sign-in` and `/sign-out`. Each answers with a page or the way to one. */
export const staffRoutes = (deps: StaffRouteDeps) => {
  const limitsOf = createSubmissionLimits({ ...deps, limitsPerHour: askLimits }, 'sign-in ');
  const toStart = (c: Context): Response =>
    c.redirect(pathOf('staff', localeOfRequest(c.req)), 303);
  return new Hono()
    .post('/ask', (c) => ask(c, deps, limitsOf))
    .post('/sign-in', (c) => receiveProof(c, deps))
    .post('/sign-out', (c) => end(c, deps))
    .get('/ask', toStart)
    .get('/sign-in', toStart)
    .get('/sign-out', toStart);
};

const fieldsOf = async (
  c: Context,
  deps: StaffRouteDeps,
): Promise<{ fields: Readonly<Record<string, string>>; locale: Locale }> => {
  const read = await readForm(c.req.raw, deps.siteFacts.attachments);
  const fields = read.kind === 'form' ? read.fields : {};
  const { lang } = fields;
  return {
    fields,
    locale: lang === undefined ? localeOfRequest(c.req) : localeSchema.parse(lang),
  };
};

const ask = async (
  c: Context,
  deps: StaffRouteDeps,
  limitsOf: ReturnType<typeof createSubmissionLimits>,
): Promise<Response> => {
  const { fields, locale } = await fieldsOf(c, deps);
  const email = fields['email'] ?? '';
  const outcome = await askToSignIn(deps, { email, locale, limits: await limitsOf(c) });
  if (outcome.kind === 'invalid') {
    const slots = { email, ...signInFaultSlots({ kind: 'email' }, locale) };
    return answerStaffPage(c, deps, { page: 'staff', locale }, slots, 422);
  }
  if (outcome.kind === 'too-many') {
    const seconds = Math.ceil((outcome.until - deps.clock.now().epochMilliseconds) / 1000);
    c.header('retry-after', String(Math.max(1, seconds)));
    return answerProblem(c, deps, { kind: 'tooMany', locale });
  }
  const seconds = signInLasts / 1000;
  staffCookies(deps.addresses.siteUrl).set(c, 'staff-asked', outcome.browserSecret, seconds);
  return c.redirect(pathOf('staff', locale), 303);
};

const receiveProof = async (c: Context, deps: StaffRouteDeps): Promise<Response> => {
  const { fields, locale } = await fieldsOf(c, deps);
  const cookies = staffCookies(deps.addresses.siteUrl);
  const { link, code } = fields;
  const browserSecret = cookies.get(c, 'staff-asked');
  const shown = { ...(link === undefined ? {} : { linkSecret: link }), code, browserSecret };
  const outcome = await signIn(deps, shown, clientName(c.req.header('user-agent') ?? ''));
  if (outcome.kind === 'signed-in') {
    cookies.drop(c, 'staff-asked');
    cookies.set(c, 'staff', outcome.sessionSecret, sessionLasts / 1000);
    // Who may not close the phone is led on from there.
    return c.redirect(pathOf(deps.desk ? 'phone-desk' : 'staff', locale), 303);
  }
  const slots =
    outcome.kind === 'needs-code'
      ? {}
      : signInFaultSlots(
          { kind: 'code', triesLeft: outcome.kind === 'wrong' ? outcome.triesLeft : 0 },
          locale,
        );
  return link === undefined
    ? answerStaffPage(c, deps, { page: 'staff', locale }, { asked: true, ...slots }, 422)
    : answerStaffPage(
        c,
        deps,
        { page: 'staff-link', locale },
        { link, needsCode: true, ...slots },
        422,
      );
};

const end = async (c: Context, deps: StaffRouteDeps): Promise<Response> => {
  const { fields, locale } = await fieldsOf(c, deps);
  const { session } = fields;
  const member = await memberWhoAsks(c, deps);
  if (member !== undefined)
    await signOut(deps, member, session === 'all' ? undefined : (session ?? member.sessionId));
  if (session === undefined || session === 'all' || session === member?.sessionId)
    staffCookies(deps.addresses.siteUrl).drop(c, 'staff');
  return c.redirect(pathOf('staff', locale), 303);
};
