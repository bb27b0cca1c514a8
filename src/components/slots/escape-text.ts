/** Makes a text safe between tags; for the few places where Astro cannot escape for us. */
export const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
