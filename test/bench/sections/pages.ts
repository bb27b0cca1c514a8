import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onStage, type Effort, type Stage } from '../bench-run.ts';
import { load } from '../load.ts';
import { has } from '../machine.ts';
import { fileAt, startBesked } from '../peers/besked.ts';
import { startNginx } from '../peers/nginx.ts';
import { startPeer, type Peer } from '../pinned.ts';
import { digits, target, type Section } from '../report.ts';
import { measure, type Contender, type Measured } from '../rounds.ts';

const path = '/klagomal/';

const notice = {
  id: 'bench',
  kind: 'phone-closed',
  from: '2020-01-01T00:00',
  until: '2099-01-01T00:00',
  reason: 'training',
};

/** A page as it is asked for most, with and without a notice, whole and unchanged, beside what is fastest. */
export const pages = (effort: Effort): Promise<Section> =>
  onStage(async (stage) => {
    const plain = await stage.start(startBesked(stage.folder()));
    const noticed = await stage.start(startBesked(folderWithNotice(stage)));
    const contenders = [
      ...(await pair(stage, 'a page, br', plain, { 'accept-encoding': 'br' }, effort)),
      ...(await pair(
        stage,
        'a page with a notice, br',
        noticed,
        { 'accept-encoding': 'br' },
        effort,
      )),
      ...(await pair(stage, 'a page, gzip', plain, { 'accept-encoding': 'gzip' }, effort)),
    ];
    const groups: Measured[][] = [];
    for (const [raw, besked] of contenders)
      groups.push(await measure([raw, besked], effort.rounds));

    const unchanged = await unchangedPair(stage, plain, effort);
    groups.push(await measure(unchanged, effort.rounds));
    const nginx = await nginxGroups(stage, plain, effort);
    const reached = (group: number): number => groups[group]?.[1]?.vs ?? NaN;
    return {
      title: 'Pages',
      how:
        `GET ${path}, 64 connections. “Raw” is node:http that sends the same bytes under the same ` +
        'headers. Ratios are medians of rounds, each against its neighbour in the same round.',
      head: [
        'server',
        'requests/s',
        'CPU µs/request',
        '× raw',
        'CPU × raw',
        'CPU × nginx',
        'failed',
      ],
      rows: [...groups.flat().map(rawRow), ...nginx.rows],
      targets: [
        target('a page, against raw node:http', { atLeast: 0.8 }, reached(0), ' ×'),
        target('with a notice, against raw node:http', { atLeast: 0.8 }, reached(1), ' ×'),
        target('200, CPU time against nginx', { atMost: 2 }, nginx.whole, ' ×'),
        target('304, CPU time against nginx', { atMost: 2 }, nginx.unchanged, ' ×'),
      ],
    };
  });

/** The file is older than any doubt about its times, as it is minutes after an edit. */
const folderWithNotice = (stage: Stage): string => {
  const folder = stage.folder();
  const file = join(folder, 'edge-config.json');
  writeFileSync(file, JSON.stringify({ notices: [notice] }));
  utimesSync(file, 1_700_000_000, 1_700_000_000);
  return folder;
};

const getter = (name: string, peer: Peer, headers: Record<string, string>, seconds: number) => ({
  name,
  peer,
  round: () => load({ url: peer.url + path, seconds, headers }),
});

const pair = async (
  stage: Stage,
  name: string,
  besked: Peer,
  headers: { 'accept-encoding': string },
  { seconds }: Effort,
): Promise<[Contender, Contender][]> => {
  const raw = await stage.start(rawCopy(besked, headers['accept-encoding']));
  return [
    [
      getter(`raw node:http: ${name}`, raw, headers, seconds),
      getter(`Besked: ${name}`, besked, headers, seconds),
    ],
  ];
};

const rawCopy = (of: Peer, encoding: string): Promise<Peer> =>
  startPeer({ line: [process.execPath, fileAt('raw-page.ts'), of.url + path, encoding] });

const etagOf = async (peer: Peer, encoding: string): Promise<string> => {
  const answer = await fetch(peer.url + path, { headers: { 'accept-encoding': encoding } });
  await answer.arrayBuffer();
  return answer.headers.get('etag') ?? '';
};

const unchangedPair = async (
  stage: Stage,
  besked: Peer,
  { seconds }: Effort,
): Promise<[Contender, Contender]> => {
  const raw = await stage.start(rawCopy(besked, 'br'));
  const headers = { 'accept-encoding': 'br', 'if-none-match': await etagOf(besked, 'br') };
  return [
    getter('raw node:http: 304', raw, headers, seconds),
    getter('Besked: 304', besked, headers, seconds),
  ];
};

/** Both in gzip, which Debian's nginx can have ready; by CPU time, since it is bound by other things. */
const nginxGroups = async (stage: Stage, besked: Peer, { seconds, rounds }: Effort) => {
  if (!has('nginx', ['-v'])) return { rows: [], whole: NaN, unchanged: NaN };
  const encoding = { 'accept-encoding': 'gzip' };
  const page = await fetch(besked.url + path, { headers: { 'accept-encoding': 'identity' } });
  const own = [
    'content-length',
    'content-type',
    'etag',
    'vary',
    'date',
    'connection',
    'keep-alive',
  ];
  const headers = [...page.headers].filter(([name]) => !own.includes(name));
  const bytes = new Uint8Array(await page.arrayBuffer());
  const nginx = await stage.start(startNginx(path, bytes, Object.fromEntries(headers)));
  const both = async (name: string, more: (peer: Peer) => Promise<Record<string, string>>) =>
    measure(
      [
        getter(`nginx: ${name}`, nginx, { ...encoding, ...(await more(nginx)) }, seconds),
        getter(`Besked: ${name}`, besked, { ...encoding, ...(await more(besked)) }, seconds),
      ],
      rounds,
    );
  const whole = await both('a page, gzip', () => Promise.resolve({}));
  const unchanged = await both('304, gzip', async (peer) => ({
    'if-none-match': await etagOf(peer, 'gzip'),
  }));
  return {
    rows: [...whole, ...unchanged].map(nginxRow),
    whole: whole[1]?.cpuVs ?? NaN,
    unchanged: unchanged[1]?.cpuVs ?? NaN,
  };
};

const row = (line: Measured, ...ratios: number[]): string[] => [
  line.name,
  ...[line.perSecond, line.cpuMicroseconds, ...ratios].map(digits),
  String(line.failed),
];

const rawRow = (line: Measured): string[] => row(line, line.vs, line.cpuVs, NaN);
const nginxRow = (line: Measured): string[] => row(line, NaN, NaN, line.cpuVs);
