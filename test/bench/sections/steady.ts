import { Agent } from 'node:http';
import { join } from 'node:path';
import { onStage, type Effort } from '../bench-run.ts';
import { complaintBody } from '../complaint-text.ts';
import { ask, formHeaders } from '../node-client.ts';
import { startAstro, type AstroSite } from '../peers/astro.ts';
import { fileAt, startBesked } from '../peers/besked.ts';
import { cores, startPeer, type Peer } from '../pinned.ts';
import { digits, type Section } from '../report.ts';
import { median, quantile } from '../rounds.ts';

const perSecond = 100;

/** How long complaints wait that come steadily, 100 in a second, whatever became of those before them. */
export const steady = (effort: Effort, astro: AstroSite): Promise<Section> =>
  onStage(async (stage) => {
    const provider = await stage.start(startProvider());
    const besked = await stage.start(
      startBesked(stage.folder(), { RESEND_BASE_URL: provider.url }),
    );
    const route = await stage.start(startAstro(astro, join(stage.folder(), 'astro.sqlite')));
    const waits = { besked: list(), astro: list() };
    const p99: { besked: number[]; astro: number[] } = { besked: [], astro: [] };
    for (let round = 0; round < 3; round += 1)
      for (const [name, { url }] of [
        ['besked', besked],
        ['astro', route],
      ] as const) {
        await arriveSteadily(url, 1);
        const times = await arriveSteadily(url, effort.steadySeconds);
        waits[name].push(...times);
        p99[name].push(quantile(times, 0.99));
      }
    const row = (title: string, name: 'besked' | 'astro'): string[] => [
      title,
      digits(median(waits[name])),
      digits(median(p99[name])),
    ];
    return {
      title: 'A steady 100 complaints a second',
      how:
        'Each is sent at its time, whether or not those before it have been answered, and its wait counts ' +
        'from then. p99 is the median of three rounds, in turns.',
      head: ['server', 'median ms', 'p99 ms'],
      rows: [row('Besked', 'besked'), row('Astro route, one commit each', 'astro')],
      targets: [
        {
          what: 'p99 against the Astro route',
          wanted: `below ${digits(median(p99.astro))} ms`,
          reached: `${digits(median(p99.besked))} ms`,
          met: median(p99.besked) < median(p99.astro),
        },
      ],
    };
  });

/** On the core of the load, behind it: the provider is another machine, which those who wait do not wait for. */
const startProvider = (): Promise<Peer> =>
  startPeer({
    line: ['nice', '-n', '19', process.execPath, fileAt('../mail-endpoint-run.ts')],
    core: cores.load,
  });

const list = (): number[] => [];

/** Waits in milliseconds; one that failed never ends. */
const arriveSteadily = async (url: string, seconds: number): Promise<number[]> => {
  const agent = new Agent({ keepAlive: true });
  const run = crypto.randomUUID();
  const start = performance.now();
  const one = async (number: number): Promise<number> => {
    const due = start + (number * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const body = complaintBody(`${run}-${number}`);
    const status = await ask(`${url}/api/complaints`, { agent, headers: formHeaders, body });
    return status === 303 ? performance.now() - due : Infinity;
  };
  const all = Array.from({ length: perSecond * seconds }, (_, number) => one(number));
  const times = await Promise.all(all);
  agent.destroy();
  return times;
};
