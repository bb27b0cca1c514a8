import { isStaffPath } from '#i18n/routes.ts';
import type { LivePages } from '#functions/pages/live-pages.ts';

/** The pages that everybody is shown: those for staff are their routes' alone, and without staff nobody's. */
export const publicPages = (pages: LivePages): LivePages => ({
  ...pages,
  current: (path) => (isStaffPath(path) ? Promise.resolve(undefined) : pages.current(path)),
  known: (path) => (isStaffPath(path) ? undefined : pages.known(path)),
});
