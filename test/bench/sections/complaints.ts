import { join } from 'node:path';
import { onStage, type Effort, type Stage } from '../bench-run.ts';
import { load } from '../load.ts';
import { startMailEndpoint } from '../mail-endpoint.ts';
import { startAstro, type AstroSite } from '../peers/astro.ts';
import { serverEnv } from '../../../scripts/server-line.mjs';
import { fileAt, nodeFlags, startBesked } from '../peers/besked.ts';
import { startPeer, type Peer } from '../pinned.ts';
import { digits, target, type Section, type Target } from '../report.ts';
import { measure, type Contender, type Measured } from '../rounds.ts';
import { slowDisk } from '../slow-disk.ts';

type Env = Readonly<Record<string, string>>;

/** Accepted complaints, durable before the answer, beside servers that do less or are less careful. */
export const complaints = (effort: Effort, astro: AstroSite | undefined): Promise<Section> =>
  onStage(async (stage) => {
    const endpoint = await startMailEndpoint();
    try {
      const mail = { RESEND_BASE_URL: endpoint.url };
      const usual = await measure(
        [
          contender('raw node:http, same store', await sameStore(stage), effort),
          contender(
            'Besked',
            await stage.start(startBesked(stage.folder(), mail)),
            effort,
            '/api/complaints',
          ),
          contender(
            'Besked, synchronous=NORMAL',
            await normal(stage, mail),
            effort,
            '/api/complaints',
          ),
          contender('raw node:http, one commit each', await naive(stage), effort),
          ...(astro === undefined
            ? []
            : [
                contender(
                  'Astro route, one commit each',
                  await astroPeer(stage, astro),
                  effort,
                  '/api/complaints',
                ),
              ]),
        ],
        effort.rounds,
      );
      const slowEnv = slowDisk(5);
      const slow = slowEnv === undefined ? [] : await slowly(stage, { ...mail }, slowEnv, effort);
      return {
        title: 'Accepted complaints',
        how:
          'POST of a form of 1.5 kB, no two alike, 64 connections; checked, sealed, kept with what is to ' +
          'be e-mailed, and on disk before the answer. The raw server has Besked’s store, sealing, group commit ' +
          'and memory settings; “one commit each” parses, checks and inserts three small rows, ' +
          'unsealed. The provider takes 2 requests a second, so that delivery takes part in all of it.',
        head: ['server', 'complaints/s', 'CPU µs each', '× first', 'failed'],
        rows: [...usual, ...slow].map(row),
        targets: [...usualTargets(usual), ...slowTargets(slow)],
      };
    } finally {
      endpoint.close();
    }
  });

const contender = (name: string, peer: Peer, { seconds }: Effort, path = '/'): Contender => ({
  name,
  peer,
  round: () => load({ url: peer.url + path, seconds, complaints: true }),
});

const sameStore = (stage: Stage): Promise<Peer> => {
  const file = join(stage.folder(), 'besked.sqlite');
  return stage.start(
    startPeer({
      line: [process.execPath, ...nodeFlags, fileAt('raw-same-store.ts'), file],
      env: serverEnv,
    }),
  );
};

const normal = (stage: Stage, env: Env): Promise<Peer> =>
  stage.start(startBesked(stage.folder(), env, fileAt('besked-normal.ts')));

const naive = (stage: Stage, env: Env = {}): Promise<Peer> => {
  const file = join(stage.folder(), 'naive.sqlite');
  return stage.start(startPeer({ line: [process.execPath, fileAt('raw-naive.ts'), file], env }));
};

const astroPeer = (stage: Stage, astro: AstroSite): Promise<Peer> =>
  stage.start(startAstro(astro, join(stage.folder(), 'astro.sqlite')));

const slowly = async (stage: Stage, mail: Env, slow: Env, effort: Effort): Promise<Measured[]> => {
  const besked = await stage.start(startBesked(stage.folder(), { ...mail, ...slow }));
  return measure(
    [
      contender('raw, one commit each, fsync 5 ms slower', await naive(stage, slow), effort),
      contender('Besked, fsync 5 ms slower', besked, effort, '/api/complaints'),
    ],
    effort.rounds,
  );
};

const usualTargets = ([, besked, normally, , astro]: readonly Measured[]): Target[] => {
  const ratio = (other: Measured | undefined): number => (besked?.vs ?? NaN) / (other?.vs ?? NaN);
  return [
    target('against raw node:http with the same store', { atLeast: 0.7 }, besked?.vs ?? NaN, ' ×'),
    target('against its own synchronous=NORMAL', { atLeast: 0.9 }, ratio(normally), ' ×'),
    target('against an Astro route, one commit each', { atLeast: 4 }, ratio(astro), ' ×'),
  ];
};

const slowTargets = ([, besked]: readonly Measured[]): Target[] => [
  target(
    'with an fsync 5 ms slower, against one commit each',
    { atLeast: 12 },
    besked?.vs ?? NaN,
    ' ×',
  ),
];

const row = ({ name, perSecond, cpuMicroseconds, vs, failed }: Measured): string[] => [
  name,
  digits(perSecond),
  digits(cpuMicroseconds),
  digits(vs),
  String(failed),
];
