import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { onTestFinished } from 'vitest';
import { webRandomness } from '#functions/adapters/web-randomness.ts';
import { createBesked } from '#functions/app.ts';
import type { AppDeps } from '#functions/http/app-deps.ts';
import { siteFacts } from '#src/site-facts.ts';
import { allPaths } from '#test/all-paths.ts';
import { openTestStore } from '#test/contract/test-store.ts';

/** Stands for every built page: the slots that answers fill, and where it stands. */
const page = (path: string): string =>
  `<title><!--slot:titlePrefix--><!--/slot:titlePrefix-->${path}</title>` +
  '<!--each:notices--><p data-fill="data-kind=kind"><!--slot:text--><!--/slot:text--></p><!--/each:notices-->' +
  '<!--each:problem--><h2><!--slot:problemTitle--><!--/slot:problemTitle--></h2><!--/each:problem-->' +
  '<!--each:errors--><a data-fill="href=href"><!--slot:message--><!--/slot:message--></a><!--/each:errors-->' +
  '<input name="lastName" data-fill="value=lastName aria-invalid=lastName.invalid">' +
  '<textarea name="description"><!--slot:description--><!--/slot:description--></textarea>' +
  '<textarea name="message"><!--slot:message--><!--/slot:message--></textarea>' +
  '<!--each:chosenFiles--><li>again: <!--slot:name--><!--/slot:name--></li><!--/each:chosenFiles-->' +
  '<!--each:reference--><b><!--slot:reference--><!--/slot:reference--></b> by <!--slot:acknowledgeBy--><!--/slot:acknowledgeBy-->' +
  '<!--each:receiptEmail-->mailed to <!--slot:receiptEmail--><!--/slot:receiptEmail--><!--/each:receiptEmail-->' +
  '<!--each:sentFields--><dd><!--slot:value--><!--/slot:value--></dd><!--/each:sentFields-->' +
  '<!--each:arrivedFiles--><i><!--slot:name--><!--/slot:name--></i><!--/each:arrivedFiles--><!--/each:reference-->' +
  '<!--unless:reference-->no receipt<!--/unless:reference-->' +
  '<!--each:signedIn-->signed in <!--each:sessions-->id=<!--slot:id--><!--/slot:id-->; <!--/each:sessions--><!--/each:signedIn-->' +
  '<!--each:refusedFiles-->refused: <!--slot:name--><!--/slot:name-->, <!--slot:reason--><!--/slot:reason--><!--/each:refusedFiles-->' +
  '<!--each:whatHappened.rows--><a data-fill="href=href"></a><dd><!--slot:value--><!--/slot:value--></dd><!--/each:whatHappened.rows-->' +
  '<!--each:draftToken--><h name="draft" data-fill="value=draftToken"><h name="heldFiles" data-fill="value=heldFilesValue"><!--/each:draftToken-->' +
  '<!--each:checking--><h name="checked" value="1"><!--/each:checking-->' +
  '<!--each:hiddenFields--><h data-fill="name=name value=value"><!--/each:hiddenFields-->' +
  '<!--each:heldFiles-->held: <!--slot:name--><!--/slot:name--> <!--/each:heldFiles-->' +
  '<!--each:sendAtOnce-->send at once<!--/each:sendAtOnce-->';

const pages = new Map([...allPaths, '/404.html'].map((path) => [path, page(path)]));

/** Tuesday 24 November 2026, 10:00 in Stockholm. */
export const tuesdayMorning = Temporal.Instant.from('2026-11-24T10:00:00+01:00');

/** The whole app over a real store in a folder of its own, with plain pages and no mail going out. */
export const testBesked = async (changed: Partial<AppDeps> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'besked-http-'));
  const store = await openTestStore({ file: join(folder, 'besked.sqlite') });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const logged: { event: string; facts: Readonly<Record<string, unknown>> | undefined }[] = [];
  const deps: AppDeps = {
    store,
    pages: { get: (path) => Promise.resolve(pages.get(path)) },
    files: { get: () => undefined },
    noticeSource: { read: () => Promise.resolve({ kind: 'read', value: [] }) },
    clock: { now: () => tuesdayMorning },
    randomness: webRandomness,
    siteFacts,
    addresses: {
      mailFrom: 'Besked <besked@example.test>',
      complaintsTo: 'officer@example.test',
      questionsTo: 'help@example.test',
      fallbackTo: undefined,
      siteUrl: 'https://help.example.test',
    },
    cronSecret: 'a-secret-of-the-cron',
    limitsPerHour: { perClient: 0, inAll: 0 },
    clientAddress: () => undefined,
    addressSecret: 'a-secret-for-addresses',
    signingSecret: 'a-secret-for-drafts',
    log: (event, facts) => logged.push({ event, facts }),
    deliver: () => Promise.resolve({ sent: 0, retried: 0, failed: 0 }),
    accepted: () => {},
    ...changed,
  };
  const due = () =>
    store.claimDue({
      now: tuesdayMorning.epochMilliseconds,
      leaseUntil: tuesdayMorning.epochMilliseconds + 1,
      limit: 100,
    });
  return { ...createBesked(deps), deps, store, logged, due };
};

/** A complaint with all that is required, and what else a test wants. */
export const complaintFields = (more: Record<string, string> = {}): Record<string, string> => ({
  lang: 'sv',
  clientType: 'consumer',
  lastName: 'Öberg',
  email: 'oberg@example.test',
  description: 'Räntan drogs två gånger.',
  ...more,
});

/** An urlencoded post, as a browser without files sends it. */
export const urlencoded = (fields: Record<string, string>, headers = {}): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
});

/** A post of JSON, as a client of the API sends it. */
export const json = (body: unknown, headers = {}): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});
