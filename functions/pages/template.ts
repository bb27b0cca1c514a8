/**
 * The slots of a built page. Astro writes a page once, with marks where live content goes; a function
 * fills the marks. All markup stays in the page, so nothing is rendered in two places.
 *
 * - `<!--slot:NAME-->default<!--/slot:NAME-->`: replaced by the text NAME; without one the default stays.
 * - `<!--each:NAME-->…<!--/each:NAME-->`: once for each item of NAME, or once if NAME is true or a text;
 *   gone if NAME is unset, false, '' or []. Inside, an item's own values come before the outer ones.
 * - `<!--unless:NAME-->…<!--/unless:NAME-->`: only where `each:NAME` would show nothing.
 * - `<!--json:NAME-->`, within JSON: each item of NAME as an object, with a comma behind it.
 * - ` data-fill="ATTR=NAME ATTR=NAME:DEFAULT"` in a tag: ATTR with the text NAME, bare if true; where
 *   nothing is given with DEFAULT, or left out if there is none.
 *
 * Texts are escaped always.
 *
 * @example
 * compileTemplate('<p><!--slot:who-->du<!--/slot:who--></p>')({ who: '<b>' }) // '<p>&lt;b&gt;</p>'
 */
export type SlotValue = string | boolean | undefined | readonly SlotValues[];

/** What fills the slots of a page, by slot name. */
export interface SlotValues {
  readonly [name: string]: SlotValue;
}

/** A page ready to be filled. */
export type Template = (values: SlotValues) => string;

/**
 * Reads a page's marks once, so that filling is only joining strings.
 * Throws on a mark that is not closed or that closes another: a fault of the page's source.
 */
export const compileTemplate = (page: string): Template => {
  const root: Node[] = [];
  const open: { mark: string; nodes: Node[] }[] = [{ mark: 'page', nodes: root }];
  let from = 0;
  for (const match of page.matchAll(marks)) {
    const [whole, closing, kind = '', name = '', fill] = match;
    const here = open[open.length - 1];
    if (here === undefined) break;
    here.nodes.push(page.slice(from, match.index));
    from = match.index + whole.length;
    if (fill !== undefined) here.nodes.push(...attributes(fill));
    else if (kind === 'json') here.nodes.push(jsonItems(name));
    else if (closing === '') {
      const nodes: Node[] = [];
      here.nodes.push(block(kind, name, nodes));
      open.push({ mark: `${kind}:${name}`, nodes });
    } else if (here.mark === `${kind}:${name}`) open.pop();
    else throw new Error(`The page closes the mark ${kind}:${name} inside ${here.mark}.`);
  }
  if (open.length > 1)
    throw new Error(`The page never closes the mark ${open.at(-1)?.mark ?? ''}.`);
  root.push(page.slice(from));
  return (values) => render(root, [values]);
};

type Scopes = readonly SlotValues[];
type Node = string | ((scopes: Scopes) => string);

const marks = /<!--(\/?)(slot|each|unless|json):([\w.-]+)-->|\sdata-fill="([^"]*)"/g;

const render = (nodes: readonly Node[], scopes: Scopes): string => {
  let out = '';
  for (const node of nodes) out += typeof node === 'string' ? node : node(scopes);
  return out;
};

const valueOf = (name: string, scopes: Scopes): SlotValue => {
  for (const scope of scopes) if (Object.hasOwn(scope, name)) return scope[name];
  return undefined;
};

const shown = (value: SlotValue): readonly SlotValues[] => {
  if (typeof value === 'object') return value;
  return value === undefined || value === false || value === '' ? [] : [{}];
};

const block = (kind: string, name: string, nodes: readonly Node[]): Node =>
  ({
    slot: (scopes: Scopes) => {
      const value = valueOf(name, scopes);
      return typeof value === 'string' ? escapeHtml(value) : render(nodes, scopes);
    },
    each: (scopes: Scopes) =>
      shown(valueOf(name, scopes))
        .map((item) => render(nodes, [item, ...scopes]))
        .join(''),
    unless: (scopes: Scopes) =>
      shown(valueOf(name, scopes)).length === 0 ? render(nodes, scopes) : '',
  })[kind] ?? '';

/** Nothing in them can close the element or begin a comment in it. */
const jsonItems =
  (name: string): Node =>
  (scopes) => {
    const value = valueOf(name, scopes);
    if (typeof value !== 'object') return '';
    return value.map((item) => `${JSON.stringify(item).replace(/</g, '\\u003c')},`).join('');
  };

const attributes = (fill: string): Node[] =>
  fill.split(' ').map((pair) => {
    const [, attribute = '', name = '', otherwise] = /^(.+?)=([^:]*)(?::(.*))?$/.exec(pair) ?? [];
    return (scopes) => {
      const value = valueOf(name, scopes) ?? otherwise;
      if (typeof value === 'string') return ` ${attribute}="${escapeHtml(value)}"`;
      return value === true ? ` ${attribute}` : '';
    };
  });

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes any text safe between tags and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
