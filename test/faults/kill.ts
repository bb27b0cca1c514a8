import type { Journey } from './customer.ts';
import type { MailRequest } from './mail-endpoint.ts';
import { pause, type Dice } from './random.ts';
import type { ServerProcess } from './server-process.ts';

/** Where a kill hurts. One kill can fall into several, for several submissions, or into none. */
export const windows = [
  'between commit and answer',
  'between answer and send',
  'between send and mark',
] as const;

/** A server's end, as it was seen from outside. */
export interface Kill {
  sender: string;
  /** How many submissions or messages were caught in each window. */
  caught: Record<(typeof windows)[number], number>;
  /** Messages whose request to the endpoint had no mark yet: nothing is known of its answer. */
  unmarked: ReadonlySet<string>;
}

/** What can be seen of a run while it goes on. */
export interface Scene {
  journeys: readonly Journey[];
  requests: readonly MailRequest[];
}

/** A moment to wait for, so that each window is aimed at, and how long after it to kill at most, in ms. */
interface Aim {
  /** Grows when the moment comes, as seen for one start of a server. */
  seen: (scene: Scene, server: ServerProcess, sender: string) => number;
  withinMs: number;
}

const aims: readonly Aim[] = [
  { seen: (_, server) => server.output().split('"faults":"kept"').length, withinMs: 12 },
  {
    seen: ({ journeys }, _, sender) =>
      journeys.filter(({ receipt }) => receipt?.sender === sender).length,
    withinMs: 30,
  },
  {
    seen: ({ requests }, _, sender) =>
      requests.filter((request) => request.sender === sender).length,
    withinMs: 30,
  },
];

/** Waits for one of the moments, then a little by chance, and kills. Gives up aiming after a second. */
export const killSomewhere = async (
  scene: Scene,
  server: ServerProcess,
  chance: Dice,
): Promise<Kill> => {
  const sender = server.sender();
  const { seen, withinMs } = chance.pick(aims);
  const before = seen(scene, server, sender);
  for (let waited = 0; waited < 1000 && seen(scene, server, sender) <= before; waited += 4)
    await pause(4);
  await pause(chance.fraction() * withinMs);

  const requests = scene.requests.slice();
  await server.kill();
  await pause(20); // So that customers notice.
  return whatWasCaught(scene.journeys, requests, server, sender);
};

const whatWasCaught = (
  journeys: readonly Journey[],
  requests: readonly MailRequest[],
  server: ServerProcess,
  sender: string,
): Kill => {
  const tellings = server.tellings();
  const asked = new Set(requests.map(({ key }) => key));
  for (const telling of tellings)
    if (telling.faults === 'batched' && asked.has(telling.batch))
      for (const id of telling.messages) asked.add(id);
  const marks = new Map<string, number>();
  for (const telling of tellings)
    if (telling.faults === 'marked')
      marks.set(telling.message, (marks.get(telling.message) ?? 0) + 1);

  const receipts = new Map(journeys.map(({ sent, receipt }) => [sent.marker, receipt?.sender]));
  const kept = tellings.filter((telling) => telling.faults === 'kept');
  const unanswered = kept.filter(({ marker }) => receipts.get(marker) !== sender);
  const unsent = kept
    .filter((telling) => !unanswered.includes(telling))
    .filter(({ messages }) => messages.some((id) => !asked.has(id)));

  const open = new Map<string, number>();
  for (const request of requests)
    if (request.sender === sender) open.set(request.key, (open.get(request.key) ?? 0) + 1);
  const unmarked = new Set(
    [...open].filter(([key, count]) => count > (marks.get(key) ?? 0)).map(([key]) => key),
  );
  return {
    sender,
    unmarked,
    caught: {
      'between commit and answer': unanswered.length,
      'between answer and send': unsent.length,
      'between send and mark': unmarked.size,
    },
  };
};
