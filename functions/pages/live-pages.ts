import type { Locale } from '#domain/locale.ts';
import { localeOfPath } from '#i18n/routes.ts';
import type { Compress, EncodedContent, Pages } from '#functions/ports.ts';
import { contentDigest } from './content-digest.ts';
import { compileTemplate, type SlotValues, type Template } from './template.ts';

/** A page that is filled for one person: it holds what nobody else may see. */
export interface PersonalPage {
  html: string;
}

/** Renders built pages with what is live: notices, and whether the phone is open. */
export interface LivePages {
  /**
   * The page at a site path as everyone is shown it now, in every coding. The same object for as long
   * as nothing in it changes. `undefined` if no such page was built.
   */
  current(path: string): Promise<EncodedContent | undefined>;
  /** The page at a site path with values of its own over what is live. Never compressed: see below. */
  render(path: string, values: SlotValues): Promise<PersonalPage | undefined>;
}

/**
 * Fills built pages. A page for everyone is filled and compressed anew only when what is live has
 * changed, so that most requests cost a comparison. A personal page stays plain: compressed, its length
 * would tell something about a secret in it to who can have text of his own put beside it (BREACH).
 */
export const createLivePages = (deps: {
  pages: Pages;
  /** The same object for as long as nothing changes makes a request cheaper; an equal one does as well. */
  liveValues: (locale: Locale) => Promise<SlotValues>;
  compress?: Compress | undefined;
}): LivePages => {
  const templates = new Map<string, { source: string; template: Template }>();
  const latest = new Map<string, Rendering>();

  const templateAt = async (path: string): Promise<Template | undefined> => {
    const source = await deps.pages.get(path);
    if (source === undefined) return undefined;
    const known = templates.get(path);
    if (known?.source === source) return known.template;
    const template = compileTemplate(source);
    templates.set(path, { source, template });
    return template;
  };

  const pack = async (html: string): Promise<EncodedContent> => {
    const identity = new TextEncoder().encode(html);
    const content = { identity, digest: await contentDigest(identity) };
    return deps.compress === undefined ? content : deps.compress(content);
  };

  return {
    async current(path) {
      const template = await templateAt(path);
      if (template === undefined) return undefined;
      const live = await deps.liveValues(localeOfPath(path));
      const known = latest.get(path);
      if (known?.template === template && isSame(known, live)) return known.page;
      const rendering = { template, live, page: pack(template(live)) };
      latest.set(path, rendering);
      // Who asks after a fault is not told of it again.
      rendering.page.catch(() => {
        if (latest.get(path) === rendering) latest.delete(path);
      });
      return rendering.page;
    },
    async render(path, values) {
      const template = await templateAt(path);
      if (template === undefined) return undefined;
      return { html: template({ ...(await deps.liveValues(localeOfPath(path))), ...values }) };
    },
  };
};

/** A page filled with what was live; whoever asks meanwhile waits for the one packing. */
interface Rendering {
  template: Template;
  live: SlotValues;
  page: Promise<EncodedContent>;
}

const isSame = (known: Rendering, live: SlotValues): boolean => {
  if (known.live === live) return true;
  if (JSON.stringify(known.live) !== JSON.stringify(live)) return false;
  known.live = live;
  return true;
};
