import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A regular expression that stands in the sources. */
export interface SourcePattern {
  /** `functions/http/x.ts:12 /a+/g` */
  place: string;
  source: string;
  flags: string;
}

/** Where the patterns stand that see what strangers send. */
const folders = ['functions', 'src/domain'];

const sourceFiles = (): string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );

const nodesIn = (file: string): ts.Node[] => {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return nodes;
};

const placeOf = (node: ts.Node): string => {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return `${file.fileName}:${line + 1}`;
};

/** Every regular expression literal. */
export const patternLiterals = (): SourcePattern[] =>
  sourceFiles()
    .flatMap(nodesIn)
    .filter(ts.isRegularExpressionLiteral)
    .map((node) => {
      const end = node.text.lastIndexOf('/');
      const [source, flags] = [node.text.slice(1, end), node.text.slice(end + 1)];
      return { place: `${placeOf(node)} ${node.text}`, source, flags };
    });

/** Where a pattern is put together while the program runs, by file. */
export const builtPatterns = (): string[] =>
  sourceFiles()
    .flatMap(nodesIn)
    .filter((node) => ts.isNewExpression(node) || ts.isCallExpression(node))
    .filter((node) => node.expression.getText() === 'RegExp')
    .map((node) => node.getSourceFile().fileName);
