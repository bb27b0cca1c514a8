/**
 * What the content policy must allow for the styles within a page as it was built (CSP Level 3, section
 * 2.3.1): the SHA-256 of each. Never ask it of a page that has been filled: what is filled in must be allowed nothing.
 */
export const styleSources = (built: string): Promise<string[]> =>
  Promise.all(
    Array.from(built.matchAll(/<style>([\s\S]*?)<\/style>/g), async ([, css = '']) => {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(css));
      return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
    }),
  );
