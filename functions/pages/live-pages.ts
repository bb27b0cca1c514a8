import type { Locale } from '#domain/locale.ts';
import { localeOfPath } from '#i18n/routes.ts';
import type { Compress, EncodedContent, Pages } from '#functions/ports.ts';
import { contentDigest } from './content-digest.ts';
import { styleSources } from './style-sources.ts';
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
  /** `current` for a page that has been rendered before, at once where that can be; else `undefined`. */
  known(path: string): EncodedContent | Promise<EncodedContent | undefined> | undefined;
  /** The page at a site path with values of its own over what is live. Never compressed: see below.
   * The slot `personal` is true in it. */
  render(path: string, values: SlotValues): Promise<PersonalPage | undefined>;
}

/**
 * Fills built pages. A page for everyone is filled and compressed anew only when what is live has
 * changed, so that most requests cost a comparison. A personal page stays plain: compressed, its length
 * would tell something about a secret in it to who can have text of his own put beside it (BREACH).
 */
export const createLivePages = <Live extends object>(deps: {
  pages: Pages;
  /** What is live: the same object for as long as it does not change; of one moment, the same promise. */
  live: (locale: Locale) => Promise<Live>;
  valuesOf: (live: Live) => SlotValues;
  compress?: Compress | undefined;
}): LivePages => {
  const templates = new Map<string, { source: string; template: Template }>();
  const latest = new Map<string, Rendering<Live>>();
  const moments = new Map<string, Moment<Live>>();

  const templateOf = (path: string, source: string): Template => {
    const known = templates.get(path);
    if (known?.source === source) return known.template;
    const template = compileTemplate(source);
    templates.set(path, { source, template });
    return template;
  };

  const pack = async (source: string, html: string): Promise<EncodedContent> => {
    const identity = new TextEncoder().encode(html);
    const content = { identity, digest: await contentDigest(identity) };
    const encoded = deps.compress === undefined ? content : await deps.compress(content);
    return { ...encoded, styleSources: await styleSources(source) };
  };

  const current = async (path: string): Promise<EncodedContent | undefined> => {
    const source = await deps.pages.get(path);
    if (source === undefined) return undefined;
    const live = await deps.live(localeOfPath(path));
    const known = latest.get(path);
    if (known?.live === live && known.source === source) return known.page;
    const values = JSON.stringify(deps.valuesOf(live));
    const page =
      known?.values === values && known.source === source
        ? known.page
        : pack(source, templateOf(path, source)(deps.valuesOf(live)));
    latest.set(path, { source, live, values, page });
    // Who asks after a fault is not told of it again.
    page.catch(() => latest.delete(path));
    return page;
  };

  const known: LivePages['known'] = (path) => {
    if (!latest.has(path)) return undefined;
    const live = deps.live(localeOfPath(path));
    const moment = moments.get(path);
    if (moment?.live === live) return moment.content ?? moment.page;
    const next: Moment<Live> = { live, page: current(path), content: undefined };
    next.page = next.page.then((content) => (next.content = content));
    moments.set(path, next);
    return next.page;
  };

  return {
    current,
    known,
    async render(path, values) {
      const source = await deps.pages.get(path);
      if (source === undefined) return undefined;
      const live = deps.valuesOf(await deps.live(localeOfPath(path)));
      return { html: templateOf(path, source)({ ...live, personal: true, ...values }) };
    },
  };
};

/** A page filled with what was live; whoever asks meanwhile waits for the one packing. */
interface Rendering<Live> {
  source: string;
  live: Live;
  /** What was filled in, as JSON: other notices need not say anything else on a page. */
  values: string;
  page: Promise<EncodedContent>;
}

/** A page as it is while one reading of what is live serves all who ask. */
interface Moment<Live> {
  live: Promise<Live>;
  page: Promise<EncodedContent | undefined>;
  /** Once it is there. */
  content: EncodedContent | undefined;
}
