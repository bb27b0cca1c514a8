import { importsOf } from './source-code.ts';
import type { Source } from './source-code.ts';

/** One row of the import table of docs/design.md. The first row whose `module` a path starts with holds. */
interface Row {
  module: string;
  /** Starts of what it may import; `type ` before one: only its types. Its own module always. */
  may: readonly string[];
}

const domain = ['src/domain/', 'zod', 'temporal-polyfill'];
const words = [...domain, 'src/i18n/'];
const ports = 'functions/ports';
const server = ['hono', 'node:'];
const print = ['pdfkit', 'fontkit', 'bidi-js'];
const headers = 'functions/http/security-headers.ts';

/** A folder of `functions` that is not named here is a feature: the last row is for it. */
const table: readonly Row[] = [
  { module: 'src/domain/locale.ts', may: ['zod', 'src/i18n/messages.ts'] },
  { module: 'src/domain/', may: ['zod', 'temporal-polyfill'] },
  { module: 'src/i18n/', may: ['src/domain/locale.ts', 'type temporal-polyfill'] },
  { module: 'src/site-facts.ts', may: [...domain, 'content/site.json'] },
  { module: 'src/design/', may: ['src/', 'type astro', 'functions/pages/'] },
  { module: 'src/scripts/', may: ['src/domain/'] },
  { module: 'src/finding/social-picture.ts', may: ['fontkit', 'sharp', 'node:'] },
  { module: 'src/styles/', may: ['culori', 'virtual:'] },
  { module: 'src/', may: ['src/', 'zod', 'temporal-polyfill', 'astro', 'virtual:'] },
  { module: 'functions/ports', may: [ports, 'src/domain/', 'type temporal-polyfill'] },
  { module: 'functions/config', may: ['functions/config', 'zod', 'temporal-polyfill'] },
  { module: 'functions/email/', may: [...words, ports] },
  { module: 'functions/pages/', may: [...words, ports, 'src/routes.ts'] },
  { module: 'functions/sql/', may: [...domain, ports] },
  // It runs at the edge too.
  { module: 'functions/adapters/libsql-', may: [...domain, ports, 'functions/sql/'] },
  {
    module: 'functions/adapters/',
    may: [
      ...domain,
      ...[ports, 'functions/sql/', 'node:'],
      ...['resend', '@vercel/edge-config', ...print],
    ],
  },
  { module: 'functions/local/', may: [...words, ports, 'functions/email/', ...server] },
  { module: 'functions/paper/', may: [...words, ports, 'ultrahtml'] },
  {
    module: 'functions/build/',
    may: [
      ...words,
      ports,
      'functions/pages/',
      'functions/paper/',
      headers,
      'esbuild',
      'type astro',
      'node:',
    ],
  },
  { module: 'functions/http/', may: [...words, ports, 'functions/pages/', 'FEATURE', 'hono'] },
  {
    module: 'functions/app.ts',
    may: [...words, ports, 'functions/pages/', 'functions/http/', 'FEATURE', 'hono'],
  },
  { module: 'functions/entry/', may: [''] },
  { module: 'functions/', may: [...words, ports, 'functions/email/'] },
];

/** Rows that are features all the same: http may import them. */
const features = ['functions/', 'functions/paper/'];

const known = table.map(({ module }) => module).filter((module) => !features.includes(module));

const isFeature = (path: string): boolean =>
  /^functions\/[^/]+\//.test(path) && !known.some((module) => path.startsWith(module));

/**
 * What a path's own module is: a folder; a feature's folder; of the adapters those of one SDK, whose
 * names start with the same word (`sqlite-store.ts`, `sqlite-queue.ts`).
 */
const ownModule = (path: string): string => {
  const adapter = /^functions\/adapters\/(\w+)/.exec(path)?.[1];
  if (adapter !== undefined) return `functions/adapters/${adapter}`;
  return path.split('/').slice(0, 2).join('/');
};

/** The imports that the table does not allow, as `file → import`. */
export const forbiddenImports = (sources: readonly Source[]): string[] =>
  sources.flatMap((source) => {
    const row = table.find(({ module }) => source.path.startsWith(module));
    return importsOf(source)
      .filter(({ target, typeOnly }) => !isAllowed(source.path, target, typeOnly, row?.may ?? []))
      .map(({ target }) => `${source.path} → ${target}`);
  });

const isAllowed = (
  path: string,
  target: string,
  typeOnly: boolean,
  may: readonly string[],
): boolean => {
  if (ownModule(path) === ownModule(target)) return true;
  return may.some((start) => {
    if (start === 'FEATURE') return isFeature(target);
    if (start.startsWith('type ')) return typeOnly && target.startsWith(start.slice(5));
    return target.startsWith(start);
  });
};
