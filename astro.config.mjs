import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { builtTemplates } from './functions/build/built-templates.ts';
import { packedSite } from './functions/build/packed-site.ts';
import { functionsInDev } from './functions/entry/dev.ts';
import { siteFactsSchema } from './src/domain/site-facts.ts';
import { accentCss } from './src/styles/accent.ts';

const siteJson = fileURLToPath(new URL('./content/site.json', import.meta.url));

/** Serves the firm's accent as a stylesheet of its own: the content policy allows no `style` in a page. */
const accentStyles = {
  name: 'besked:accent',
  resolveId: (id) => (id === 'virtual:accent.css' ? `\0${id}` : undefined),
  load(id) {
    if (id !== '\0virtual:accent.css') return undefined;
    this.addWatchFile(siteJson);
    const { accentColour } = siteFactsSchema.parse(JSON.parse(readFileSync(siteJson, 'utf8')));
    return accentCss(accentColour);
  },
};

export default defineConfig({
  ...(process.env.SITE_URL ? { site: process.env.SITE_URL } : {}),
  output: 'static',
  outDir: './.build/site',
  trailingSlash: 'always',
  // A content policy without 'unsafe-inline': every style and script is a file of its own.
  build: { format: 'directory', inlineStylesheets: 'never' },
  // Shiki colours code by `style` attributes.
  markdown: { syntaxHighlight: false },
  integrations: [mdx({ syntaxHighlight: false }), builtTemplates(), packedSite(), functionsInDev()],
  server: { port: Number(process.env.PORT || 4321), host: process.env.HOST || '127.0.0.1' },
  devToolbar: { enabled: false },
  vite: {
    build: {
      assetsInlineLimit: 0,
      // A directive of Astro's own in every MDX page; its warnings would bury those that matter.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    plugins: [accentStyles],
  },
});
