import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { messages } from '#i18n/messages.ts';
import type { RunningServer } from '#test/server/running-server.ts';
import { publicPaths } from '#test/all-paths.ts';

/** A browser's page, and the server it visits. */
export interface Visit {
  page: Page;
  url: string;
  server: RunningServer;
}

/** Something that a person can meet. */
export interface State {
  name: string;
  reach: (visit: Visit) => Promise<unknown>;
}

const at = (path: string, name = path): State => ({
  name,
  reach: ({ page, url }) => page.goto(url + path),
});

const form = '/klagomal/formular/';
const submit = (page: Page) => page.locator('main form button[type=submit]').click();

/** Fills in what a complaint needs, and goes on to where it is looked through. */
export const lookThrough = async ({ page, url }: Visit): Promise<void> => {
  await page.goto(url + form);
  await page.locator('#clientType').check();
  await page.locator('#lastName').fill('Öberg');
  await page.locator('#email').fill('oberg@example.test');
  await page.locator('#description').fill('Räntan drogs två gånger.\n\nJag vill ha pengarna.');
  await page.locator('#attachments').setInputFiles([
    { name: 'avtal.txt', mimeType: 'text/plain', buffer: Buffer.from('Avtal nr 7') },
    { name: 'bild.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ\u0000program') },
  ]);
  await submit(page);
  await expect(page).toHaveURL(/\/klagomal\/kontrollera\//);
};

/** … and sends it. */
export const complain = async (visit: Visit): Promise<void> => {
  await lookThrough(visit);
  await visit.page.getByRole('button', { name: messages.sv.form.sendComplaint }).click();
  await expect(visit.page).toHaveURL(/\/klagomal\/mottaget\/[\w-]{32}\/$/);
};

/** Back from there, with all that was filled in. */
const changeAnswers = async (visit: Visit): Promise<void> => {
  await lookThrough(visit);
  const { change } = messages.sv.draft;
  await visit.page
    .getByRole('link', { name: `${change} ${messages.sv.form.labels.description}` })
    .click();
  await expect(visit.page.locator('#description')).toHaveValue(/två gånger/);
};

const faultyForm = (path: string) => async (visit: Visit) => {
  await visit.page.goto(visit.url + path);
  await visit.page.locator('#email').fill('inte en adress');
  await submit(visit.page);
  await expect(visit.page.locator('#error-summary')).toBeVisible();
};

const ask = async ({ page, url }: Visit) => {
  await page.goto(`${url}/en/`);
  await page.locator('#message').fill('How do I change my address?');
  await page.locator('#email').fill('anna@example.test');
  await submit(page);
  await expect(page).toHaveURL(/\/en\/questions\/received\/[\w-]{32}\/$/);
};

const closedPhone = [
  { id: 'a', from: '2026-11-24T09:30', until: '2026-11-25T09:00', reason: 'staffing' },
  { id: 'b', from: '2026-12-04T12:00', until: '2026-12-07T09:00', reason: 'training' },
].map((notice) => ({ kind: 'phone-closed', ...notice }));

/** A page that cannot read its notices in time is shown without them: then it is asked for again. */
const withNotices = async ({ page, server }: Visit) => {
  const config = join(server.dataDir, 'edge-config.json');
  await writeFile(config, JSON.stringify({ notices: closedPhone }));
  await expect(async () => {
    await page.goto(server.url);
    await expect(page.locator('[data-kind]')).toHaveCount(2, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await writeFile(config, '{}');
};

/** The form sent as what no form is: it comes back with what was wrong. */
const unsupported = async ({ page, url }: Visit) => {
  await page.goto(url + form);
  await page.locator('main form').evaluate((sent: HTMLFormElement) => {
    sent.enctype = 'text/plain';
    sent.submit();
  });
  await expect(page.getByRole('alert')).toContainText(messages.sv.form.problems.unsupported.title);
};

/** A form that another website sends. */
const forbidden = async ({ page, url }: Visit) => {
  await page.setContent(`<form method="post" action="${url}/api/complaints"><button>x</button>`);
  await page.getByRole('button').click();
  await expect(page.locator('h1')).toHaveText(messages.sv.form.problems.forbidden.title);
};

const opened = async ({ page, url }: Visit) => {
  await page.goto(url + form);
  for (const part of await page.locator('summary').all()) await part.click();
};

const answers = 'client=consumer&court=no&complainedOn=2026-03-01';

/** Every page and every state of one that tests look at. A new one is one line. */
export const states: readonly State[] = [
  ...publicPaths.map((path) => at(path)),
  at('/finns-inte/', 'no such page'),
  at(`/klagomal/mottaget/${'A'.repeat(32)}/`, 'a receipt that is gone'),
  { name: 'closure notices', reach: withNotices },
  { name: 'the complaint form, all of it open', reach: opened },
  { name: 'the complaint form with errors', reach: faultyForm(form) },
  { name: 'the complaint form with errors, in English', reach: faultyForm('/en/complaints/form/') },
  { name: 'the question form with errors', reach: faultyForm('/') },
  { name: 'the complaint form with a problem', reach: unsupported },
  { name: 'a problem', reach: forbidden },
  { name: 'a complaint to be looked through', reach: lookThrough },
  { name: 'a complaint that is being changed', reach: changeAnswers },
  { name: 'the receipt for a complaint', reach: complain },
  { name: 'the receipt for a question', reach: ask },
  at(`/arn/kolla/?${answers}&answer=refused&amount=5000&country=sweden`, 'ARN can try it'),
  at(`/en/arn/check/?${answers}&answer=none&amount=900&country=eu`, 'ARN may try it'),
  at('/arn/kolla/?client=business', 'the way to court'),
  at('/en/arn/check/?client=consumer&amount=x', 'the check with what to mend'),
];
