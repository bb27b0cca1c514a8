/** One thing that the issue asks for: what was reached, and whether that is enough. Nothing fails by it. */
export interface Target {
  what: string;
  wanted: string;
  reached: string;
  met: boolean | undefined;
}

/** A part of the bench: a table, and what it says of the targets. */
export interface Section {
  title: string;
  /** How it was measured, in a sentence or two. */
  how: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  targets: readonly Target[];
}

/** Something that was left out, and why. */
export const skipped = (title: string, why: string): Section => ({
  title,
  how: `Left out: ${why}.`,
  head: [],
  rows: [],
  targets: [],
});

/** A target that is a number to reach from below or from above. */
export const target = (
  what: string,
  wanted: { atLeast: number } | { atMost: number },
  reached: number,
  unit = '',
): Target => {
  const least = 'atLeast' in wanted;
  const limit = least ? wanted.atLeast : wanted.atMost;
  return {
    what,
    wanted: `${least ? 'at least' : 'at most'} ${limit}${unit}`,
    reached: `${digits(reached)}${unit}`,
    met: Number.isFinite(reached) ? (least ? reached >= limit : reached <= limit) : undefined,
  };
};

/** A number with as many digits as say something. */
export const digits = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(Math.abs(value) >= 10 ? 3 : 2)));
};

/** A section in Markdown. */
export const sectionText = ({ title, how, head, rows, targets }: Section): string =>
  [
    `## ${title}`,
    how,
    ...(rows.length === 0 ? [] : [table(head, rows)]),
    ...(targets.length === 0
      ? []
      : [
          table(
            ['target', 'wanted', 'reached', ''],
            targets.map(({ what, wanted, reached, met }) => [what, wanted, reached, verdict(met)]),
          ),
        ]),
  ].join('\n\n');

const verdict = (met: boolean | undefined): string =>
  met === undefined ? 'not measured' : met ? 'yes' : '**no**';

/** A table as Prettier writes it. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((name, column) =>
    Math.max(3, name.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
};
