import type { Locale } from '#domain/locale.ts';
import { localeOfPath } from '#i18n/routes.ts';
import type { Pages } from '#functions/ports.ts';
import { compileTemplate, type SlotValues, type Template } from './template.ts';

/** A page as it is sent now. `etag` is strong and made from the content. */
export interface LivePage {
  html: string;
  etag: string;
}

/** Renders built pages with what is live. */
export interface LivePages {
  /**
   * The page at a site path with its slots filled: what every page of the language shows now
   * (notices, phone) and `values` over it. `undefined` if no such page was built.
   */
  render(path: string, values?: SlotValues): Promise<LivePage | undefined>;
}

/**
 * Fills built pages. A page without values of its own is filled anew only when what is live has
 * changed, so that most requests cost a comparison.
 */
export const createLivePages = (deps: {
  pages: Pages;
  liveValues: (locale: Locale) => Promise<SlotValues>;
}): LivePages => {
  const templates = new Map<string, { source: string; template: Template }>();
  const latest = new Map<string, { template: Template; key: string; page: LivePage }>();

  const templateAt = async (path: string): Promise<Template | undefined> => {
    const source = await deps.pages.get(path);
    if (source === undefined) return undefined;
    const known = templates.get(path);
    if (known?.source === source) return known.template;
    const template = compileTemplate(source);
    templates.set(path, { source, template });
    return template;
  };

  return {
    async render(path, values) {
      const template = await templateAt(path);
      if (template === undefined) return undefined;
      const live = await deps.liveValues(localeOfPath(path));
      if (values !== undefined) return finish(template({ ...live, ...values }));

      const key = JSON.stringify(live);
      const rendered = latest.get(path);
      if (rendered?.template === template && rendered.key === key) return rendered.page;
      const page = await finish(template(live));
      latest.set(path, { template, key, page });
      return page;
    },
  };
};

const finish = async (html: string): Promise<LivePage> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(html));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
  return { html, etag: `"${hex.join('').slice(0, 32)}"` };
};
