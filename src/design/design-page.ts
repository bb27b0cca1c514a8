import type { AstroIntegration } from 'astro';

/**
 * Shows every token and every part of the pages at `/_design/`, in light and dark, while the site is
 * developed. The built site has no such page.
 */
export const designPage = (): AstroIntegration => ({
  name: 'besked:design-page',
  hooks: {
    'astro:config:setup': ({ command, injectRoute }) => {
      if (command !== 'dev') return;
      const entrypoint = new URL('./DesignPage.astro', import.meta.url);
      injectRoute({ pattern: '/_design/', entrypoint });
    },
  },
});
