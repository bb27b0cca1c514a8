import { parseArgs } from 'node:util';
import {
  refuse,
  textOptions,
  type NoticeOptions,
  type Refusal,
} from '#functions/notices/notice-request.ts';

/** A command line of the notices, taken apart. */
export interface NoticeArguments {
  kind: 'read';
  /** Not there: nothing was asked. */
  command: string | undefined;
  operands: readonly string[];
  options: NoticeOptions;
  yes: boolean;
  help: boolean;
}

/** Options with a value, and those that stand alone. */
const valued = [
  ...(['from', 'until', 'on', 'to', 'open', 'kind', 'reason', 'review'] as const),
  ...textOptions,
];
const alone = ['yes', 'help'] as const;

/**
 * Takes a command line apart; `help`, `-h` and `--help` ask for the usage. An option that there is not, or
 * that lacks its value or has one too many, is refused in one line.
 */
export const readArguments = (args: readonly string[]): NoticeArguments | Refusal => {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: {
      ...Object.fromEntries(valued.map((name) => [name, { type: 'string' } as const])),
      help: { type: 'boolean', short: 'h' },
      yes: { type: 'boolean' },
    },
  });
  const options: NoticeOptions = {};
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { rawName, value, inlineValue } = token;
    const name = valued.find((one) => one === token.name);
    if (alone.some((one) => one === token.name)) {
      if (value !== undefined) return refuse(`${rawName} takes no value.`);
      given.add(token.name);
    } else if (name === undefined) {
      return refuse(`There is no option ${rawName}${suggestion(token.name)}`);
    } else if (value === undefined || (value.startsWith('--') && !inlineValue)) {
      return refuse(`${rawName} needs a value after it.`);
    } else {
      options[name] = value;
    }
  }
  const [command, ...operands] = positionals;
  const help = given.has('help') || command === 'help';
  return { kind: 'read', command, operands, options, yes: given.has('yes'), help };
};

const suggestion = (typed: string): string => {
  const near = [...valued, ...alone]
    .map((name) => ({ name, steps: distance(typed, name) }))
    .filter(({ name, steps }) => steps <= 2 && steps < name.length)
    .sort((a, b) => a.steps - b.steps)
    .at(0);
  return near ? `: did you mean --${near.name}?` : ': see --help.';
};

/** How many letters must be put in, taken out or changed to make one word of the other. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const [left = 0, above = 0, corner = 0] = [next[j], row[j + 1], row[j]];
      next.push(Math.min(left + 1, above + 1, corner + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};
