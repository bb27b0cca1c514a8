import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/** The cookies of staff: of the session, and of the browser that asked to sign in. */
export type StaffCookie = 'staff' | 'staff-asked';

/**
 * Reads and sets them for a site. On https their names begin with `__Host-`: no other host and no plain
 * connection can set them. Lax and not Strict, so that a link in an e-mail leads to the desk; what changes
 * anything is a post, which no other site can make with them.
 */
export const staffCookies = (siteUrl: string) => {
  const secure = siteUrl.startsWith('https://');
  const named = (cookie: StaffCookie): string => `${secure ? '__Host-' : ''}besked-${cookie}`;
  const where = { path: '/', secure, httpOnly: true, sameSite: 'Lax' } as const;
  return {
    get: (c: Context, cookie: StaffCookie): string | undefined => getCookie(c, named(cookie)),
    set: (c: Context, cookie: StaffCookie, value: string, seconds: number): void =>
      setCookie(c, named(cookie), value, { ...where, maxAge: seconds }),
    drop: (c: Context, cookie: StaffCookie): void => {
      deleteCookie(c, named(cookie), where);
    },
  };
};
