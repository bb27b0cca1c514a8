import type { Caught } from './catch-mutants.ts';
import type { ClockJump } from './clock-jump.ts';
import { windows } from './kill.ts';
import type { MatrixResult } from './matrix.ts';
import type { PowerLoss } from './power-loss.ts';
import type { Stuck } from './stuck-store.ts';

/** A line of the report. Without `ok` it only tells; with it, it is a verdict. */
export interface Line {
  what: string;
  figure: string;
  must?: string;
  ok?: boolean;
}

/** A part of the report: what was done, and what came of it. */
export interface Section {
  title: string;
  lines: Line[];
}

const tell = (what: string, figure: string | number): Line => ({ what, figure: String(figure) });

const verdictLines = (verdict: MatrixResult['verdict']): Line[] =>
  verdict.map(({ name, checked, broken }) => ({
    what: name,
    figure: `${broken.length} of ${checked} broken${broken.length > 0 ? `: ${broken.slice(0, 3).join('; ')}` : ''}`,
    must: '0',
    ok: broken.length === 0,
  }));

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

/** The great run: what went wrong, and that nothing was lost or came twice. */
export const matrixSection = (result: MatrixResult, wanted: { kills: number }): Section => {
  const { journeys, kills, endpoint, verdict, parked, seconds } = result;
  const faults = [...endpoint.answers].filter(([name]) => name !== '200');
  const lost = verdict.find(({ name }) => name.startsWith('every acknowledged'))?.broken.length;
  const missing = sumOf(
    verdict.filter(({ name }) => name.startsWith('each ')).map(({ broken }) => broken.length),
  );
  const twice = verdict.find(({ name }) => name.includes('twice'))?.broken.length;
  return {
    title: 'Submissions under fire: two servers on one store, both delivering',
    lines: [
      tell('submissions sent', journeys.length),
      tell('… acknowledged', journeys.filter(({ receipt }) => receipt !== undefined).length),
      tell('… customers who left unacknowledged', journeys.filter(({ left }) => left).length),
      tell('connections that broke', sumOf(journeys.map((j) => j.brokenConnections))),
      tell('posts refused with 503, text kept', sumOf(journeys.map((j) => j.refusals))),
      {
        what: 'SIGKILLs',
        figure: String(kills.length),
        must: `≥ ${wanted.kills}`,
        ok: kills.length >= wanted.kills,
      },
      ...windows.map((window) => {
        const hits = kills.filter(({ caught }) => caught[window] > 0);
        const caught = sumOf(hits.map((kill) => kill.caught[window]));
        const figure = `${hits.length} kills caught ${caught}`;
        return { what: `… ${window}`, figure, must: '≥ 1 kill', ok: hits.length > 0 };
      }),
      tell('requests to send mail', endpoint.requests.length),
      ...faults.map(([name, count]) => tell(`… answered ${name}`, count)),
      tell('mails taken', endpoint.taken.length),
      {
        what: '… of them in batches',
        figure: String(endpoint.taken.filter(({ key }) => key.includes('#')).length),
        must: '≥ 1',
        ok: endpoint.taken.some(({ key }) => key.includes('#')),
      },
      tell('mails refused for good by mistake, tried again by the operator', parked.length),
      ...verdictLines(verdict),
      {
        what: 'LOST / TWICE',
        figure: `${(lost ?? 0) + missing} / ${twice ?? 0}`,
        must: '0 / 0',
        ok: (lost ?? 0) + missing + (twice ?? 0) === 0,
      },
      tell('seconds', seconds.toFixed(0)),
    ],
  };
};

const ms = (milliseconds: number): string => `${milliseconds.toFixed(0)} ms`;

/** A store that could not be written for a while. */
export const stuckSection = (title: string, stuck: Stuck): Section => {
  const { well, stuck: then, refused, acknowledged, logged, verdict, seconds } = stuck;
  const broken = verdict.flatMap((each) => each.broken);
  return {
    title: `${title} (${seconds} s)`,
    lines: [
      tell('other routes before', `median ${ms(well.median)}, slowest ${ms(well.slowest)}`),
      {
        what: 'other routes meanwhile',
        figure: `median ${ms(then.median)}, slowest ${ms(then.slowest)} (${then.slowestPath}) of ${then.count}`,
        must: '≤ 250 ms',
        ok: then.slowest <= 250,
      },
      {
        what: '… answered wrongly',
        figure: then.wrong.slice(0, 3).join('; ') || '0',
        must: '0',
        ok: then.wrong.length === 0,
      },
      {
        what: 'posts refused with 503, text kept on the page',
        figure: String(refused),
        must: '≥ 1',
        ok: refused > 0,
      },
      tell('posts acknowledged meanwhile', acknowledged),
      tell('lines logged meanwhile', logged),
      {
        what: 'afterwards, without a restart: all kept, all mailed, nothing twice',
        figure: broken.slice(0, 3).join('; ') || 'yes',
        must: 'yes',
        ok: broken.length === 0,
      },
    ],
  };
};

/** A clock that jumps. */
export const clockSection = (jumps: readonly ClockJump[]): Section => ({
  title: 'The clock jumps between two starts',
  lines: jumps.flatMap((jump) => {
    const name = `${jump.hours > 0 ? '+' : ''}${jump.hours} h`;
    const broken = jump.verdict.flatMap((each) => each.broken);
    const half = jump.submissions / 2;
    return [
      {
        what: `${name}: sent after the jump and mailed at once`,
        figure: `${jump.mailedAfter} of ${half}`,
        must: String(half),
        ok: jump.mailedAfter === half,
      },
      {
        what: `${name}: in doubt when the provider may have forgotten: left to a person, not sent again`,
        figure: String(jump.leftToPerson),
        must: jump.hours >= 24 ? '≥ 1' : '0',
        ok: jump.hours >= 24 ? jump.leftToPerson > 0 : jump.leftToPerson === 0,
      },
      {
        what: `${name}: the same sent again gets the same receipt`,
        figure: jump.sentAgain === 0 ? 'a day has passed' : `${jump.sameReceipt}`,
        must: String(jump.sentAgain),
        ok: jump.sameReceipt === jump.sentAgain,
      },
      {
        what: `${name}: nothing lost, nothing twice`,
        figure: broken.slice(0, 3).join('; ') || 'yes',
        must: 'yes',
        ok: broken.length === 0,
      },
    ];
  }),
});

/** A power cut, with the product's setting and with one that the check must see through. */
export const powerSection = (losses: readonly PowerLoss[]): Section => ({
  title: 'Power cut: only what was forced to the disk is left',
  lines: losses.map(({ synchronous, luck, acknowledged, lost, faults }) => {
    const safe = synchronous === 'FULL';
    return {
      what: `synchronous=${synchronous}, ${luck} % of other writes reach the disk too`,
      figure: `${lost} of ${acknowledged} lost${faults.length > 0 ? `; ${faults.join('; ')}` : ''}`,
      must: safe ? '0' : '> 0',
      ok: safe ? lost === 0 && faults.length === 0 : lost > 0,
    };
  }),
});

/** The mutants of the product: one that gets away makes the whole run worthless. */
export const mutantSection = (caught: readonly Caught[]): Section => ({
  title: 'Mutants of the product',
  lines: caught.map(({ mutant, by, submissions, kills }) => ({
    what: mutant,
    figure:
      by.length === 0
        ? `not caught in ${submissions} submissions, ${kills} kills`
        : `${by.map(({ invariant, cases }) => `${invariant} (${cases})`).join('; ')}`,
    must: 'caught',
    ok: by.length > 0,
  })),
});

/** Something that could not be tried on this machine. */
export const leftOut = (title: string, why: string): Section => ({
  title,
  lines: [tell('left out', why)],
});

/** The report as a table in Markdown, readable as it stands. */
export const asTable = (sections: readonly Section[]): string =>
  sections
    .map(({ title, lines }) => {
      const rows = lines.map(({ what, figure, must = '', ok }) => [
        what,
        figure,
        must,
        ok === undefined ? '' : ok ? 'ok' : '**BROKEN**',
      ]);
      const table = [['', 'figure', 'must be', ''], ['---', '---', '---', '---'], ...rows];
      return `## ${title}\n\n${table.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
    })
    .join('\n');

/** Whether every verdict of the report is good. */
export const isGood = (sections: readonly Section[]): boolean =>
  sections.every(({ lines }) => lines.every(({ ok }) => ok !== false));
