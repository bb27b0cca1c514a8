import type { Context } from 'hono';
import type { Locale } from '#domain/locale.ts';
import { pathOf, type PageSlug } from '#i18n/routes.ts';
import type { LivePages } from '#functions/pages/live-pages.ts';
import type { SlotValues } from '#functions/pages/template.ts';
import { memberOf, type StaffMember } from '#functions/staff/sessions.ts';
import type { StaffDeps } from '#functions/staff/staff-deps.ts';
import type { AppDeps } from './app-deps.ts';
import { staffCookies } from './staff-cookies.ts';

/** What the routes for staff need. */
export type StaffRouteDeps = AppDeps & Pick<StaffDeps, 'staff'> & { livePages: LivePages };

/** Who asks, by the session that the browser holds. */
export const memberWhoAsks = (c: Context, deps: StaffRouteDeps): Promise<StaffMember | undefined> =>
  memberOf(deps, staffCookies(deps.addresses.siteUrl).get(c, 'staff'));

/** A page for staff, kept nowhere and found by no search engine. */
export const answerStaffPage = async (
  c: Context,
  deps: StaffRouteDeps,
  { page, locale }: { page: PageSlug; locale: Locale },
  slots: SlotValues,
  status: 200 | 409 | 422 = 200,
): Promise<Response> => {
  c.header('cache-control', 'no-store');
  c.header('x-robots-tag', 'noindex');
  const rendered = await deps.livePages.render(pathOf(page, locale), slots);
  if (rendered === undefined) throw new Error(`The page ${page} has not been built.`);
  return c.html(rendered.html, status);
};
