import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A source file: its path from the project's folder, with slashes, and its text. */
export interface Source {
  path: string;
  text: string;
}

/** One import: `target` is a project path (`src/domain/locale.ts`) or a package (`zod`, `node:fs`). */
export interface Import {
  target: string;
  typeOnly: boolean;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** All files of some folders whose names end in one of `endings`. */
export const readSources = (folders: readonly string[], endings: readonly string[]): Source[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({
        path: relative(root, file).split(sep).join('/'),
        text: readFileSync(file, 'utf8'),
      })),
  );

/** Everything a file imports: statically, dynamically, by re-export, or as `import('…')` in a type. */
export const importsOf = (source: Source): Import[] => {
  const imports: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    imports.push({ target: resolve(specifier.text, source.path), typeOnly });
  };
  walk(source, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
  });
  return imports;
};

const isTypeOnly = ({ importClause }: ts.ImportDeclaration): boolean =>
  importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;

const aliases: Readonly<Record<string, string>> = {
  '#domain/': 'src/domain/',
  '#i18n/': 'src/i18n/',
  '#src/': 'src/',
  '#functions/': 'functions/',
  '#content/': 'content/',
  '#test/': 'test/',
};

const resolve = (specifier: string, from: string): string => {
  if (specifier.startsWith('.')) {
    return normalize(join(dirname(from), specifier))
      .split(sep)
      .join('/');
  }
  const alias = Object.keys(aliases).find((each) => specifier.startsWith(each));
  return alias === undefined ? specifier : (aliases[alias] ?? '') + specifier.slice(alias.length);
};

const banned: readonly [string, (node: ts.Node) => boolean][] = [
  ['any', (node) => node.kind === ts.SyntaxKind.AnyKeyword],
  ['as', (node) => ts.isAsExpression(node) && node.type.getText() !== 'const'],
  ['!', (node) => ts.isNonNullExpression(node)],
  ['enum', (node) => ts.isEnumDeclaration(node)],
  ['<T>value', (node) => ts.isTypeAssertionExpression(node)],
];

/** The ways around the type checker that a file uses. */
export const waysAroundTypes = (source: Source): string[] => {
  const found = new Set<string>();
  walk(source, (node) => {
    for (const [name, matches] of banned) if (matches(node)) found.add(name);
  });
  for (const [comment] of source.text.matchAll(/@ts-(ignore|nocheck|expect-error)|eslint-disable/g))
    found.add(comment);
  return [...found];
};

/** Whether a file reads the environment of its process. */
export const readsEnvironment = (source: Source): boolean => {
  let reads = false;
  walk(source, (node) => {
    reads ||= ts.isPropertyAccessExpression(node) && node.getText().endsWith('process.env');
  });
  return reads;
};

const walk = (source: Source, visit: (node: ts.Node) => void): void => {
  const step = (node: ts.Node): void => {
    visit(node);
    node.forEachChild(step);
  };
  for (const text of scriptsOf(source)) {
    step(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true));
  }
};

/** The TypeScript in a file: of an Astro component its frontmatter and its scripts. */
const scriptsOf = ({ path, text }: Source): string[] => {
  if (!path.endsWith('.astro')) return [text];
  const frontmatter = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code = '']) => code,
  );
  return [frontmatter, ...scripts];
};
