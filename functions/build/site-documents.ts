import { readFile } from 'node:fs/promises';
import { Temporal } from 'temporal-polyfill';
import type { Locale } from '#domain/locale.ts';
import type { PaperName } from '#i18n/papers.ts';
import { pathOf, type PageSlug } from '#i18n/routes.ts';
import type { PaperInput } from '#functions/paper/paper-frame.ts';
import { complaintTemplate } from '#functions/paper/complaint-template.ts';
import { procedurePaper } from '#functions/paper/procedure-paper.ts';
import type { PaperDocument } from '#functions/ports/paper.ts';

/** Where papers take what is not in `content/site.json` from. */
export interface PaperSources {
  /** Where the site stands, if known. */
  siteUrl: string | undefined;
  /** The HTML of a page as it was built, by its site path. */
  readPage: (path: string) => Promise<string>;
}

/** How each paper of the site is made. */
export const siteDocuments: Readonly<
  Record<PaperName, (input: PaperInput, sources: PaperSources) => Promise<PaperDocument>>
> = {
  'complaint-template': async (input) => {
    const changed = await lastChanged('complaint-form', input.locale);
    return complaintTemplate(input, changed.toZonedDateTime('UTC').epochMilliseconds);
  },
  procedure: async (input, { siteUrl, readPage }) => {
    const html = await readPage(pathOf('procedure', input.locale));
    const updated = await lastChanged('procedure', input.locale);
    return procedurePaper(input, { html, updated, siteUrl });
  },
};

/** The day on which a page says that its text was last changed. */
const lastChanged = async (slug: PageSlug, locale: Locale): Promise<Temporal.PlainDate> => {
  const source = new URL(`../../content/pages/${locale}/${slug}.mdx`, import.meta.url);
  const [, updated = ''] = /^updated: (\S+)$/m.exec(await readFile(source, 'utf8')) ?? [];
  return Temporal.PlainDate.from(updated);
};
