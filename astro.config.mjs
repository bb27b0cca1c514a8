import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { workerPress } from './functions/adapters/worker-press.ts';
import { builtTemplates } from './functions/build/built-templates.ts';
import { packedSite } from './functions/build/packed-site.ts';
import { sitePapers } from './functions/build/site-papers.ts';
import { functionsInDev } from './functions/entry/functions-in-dev.ts';
import { designPage } from './src/design/design-page.ts';
import { siteFactsSchema } from './src/domain/site-facts.ts';
import { accentCss, accentOnWhite } from './src/styles/accent.ts';

const siteJson = fileURLToPath(new URL('./content/site.json', import.meta.url));
const readSiteFacts = () => siteFactsSchema.parse(JSON.parse(readFileSync(siteJson, 'utf8')));

/** Makes the firm's accent a stylesheet among the others: the content policy allows no `style` attribute. */
const accentStyles = {
  name: 'besked:accent',
  resolveId: (id) => (id === 'virtual:accent.css' ? `\0${id}` : undefined),
  load(id) {
    if (id !== '\0virtual:accent.css') return undefined;
    this.addWatchFile(siteJson);
    return accentCss(readSiteFacts().accentColour);
  },
};

/** Papers are printed from what is in `content` as the build starts. */
const papers = () => {
  const siteFacts = readSiteFacts();
  const colour = accentOnWhite(siteFacts.accentColour);
  const thread = new URL('./functions/entry/press-thread.ts', import.meta.url);
  return sitePapers({ press: workerPress(thread), siteFacts, colour });
};

export default defineConfig({
  ...(process.env.SITE_URL ? { site: process.env.SITE_URL } : {}),
  output: 'static',
  outDir: './.build/site',
  trailingSlash: 'always',
  // A content policy without 'unsafe-inline': scripts are files, styles too until `builtTemplates` puts them in by hash.
  // Pictures are painted by threads: several pages at a time keep all cores busy.
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 10 },
  // Shiki colours code by `style` attributes.
  markdown: { syntaxHighlight: false },
  integrations: [
    mdx({ syntaxHighlight: false }),
    papers(),
    builtTemplates(),
    packedSite(),
    functionsInDev(),
    designPage(),
  ],
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
