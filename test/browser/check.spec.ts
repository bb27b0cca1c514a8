import { expect, type Page } from '@playwright/test';
import { messages } from '#i18n/messages.ts';
import { expectAccessible, expectNoSidewaysScroll, test } from './site.ts';

const { draft, form } = messages.sv;

const file = (name: string, text: string) => ({
  ...{ name, mimeType: 'text/plain', buffer: Buffer.from(text) },
});

const fill = async (page: Page, url: string, text: string) => {
  await page.goto(`${url}/klagomal/formular/`);
  await page.locator('#clientType').check();
  await page.locator('#lastName').fill('Öberg');
  await page.locator('#phone').fill('070-174 06 05');
  await page.locator('#description').fill(text);
  await page.locator('#attachments').setInputFiles([file('avtal.txt', 'A'), file('brev.txt', 'B')]);
};

const goOn = (page: Page) => page.getByRole('button', { name: draft.goOn }).click();
const send = (page: Page) => page.getByRole('button', { name: form.sendComplaint }).click();

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, viewport: { width: 320, height: 640 } });

    test('a complaint is looked through, changed, looked through again and sent', async ({
      page,
      url,
    }) => {
      await fill(page, url, `Fel ränta ${String(javaScriptEnabled)}.\n\nTvå rader.`);
      await goOn(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Inte skickat än: /);
      await expect(page.locator('main')).toContainText(draft.notSent);
      await expect(page.locator('main')).toContainText('avtal.txt');
      await expectNoSidewaysScroll(page);
      if (javaScriptEnabled) await expectAccessible(page);

      const question = form.labels.description;
      await page.getByRole('link', { name: `${draft.change} ${question}` }).click();
      await expect(page).toHaveURL(/\/klagomal\/formular\/[\w-]{43}\/#description$/);
      await expect(page.locator('#description')).toBeInViewport();
      await expect(page.locator('#lastName')).toHaveValue('Öberg');
      await page.locator('#description').fill('Ändrad text.');
      await page.getByRole('checkbox', { name: `${draft.removeFile} avtal.txt` }).check();
      await page.locator('#attachments').setInputFiles([file('ny.txt', 'C')]);
      await expectNoSidewaysScroll(page);
      if (javaScriptEnabled) await expectAccessible(page);
      await goOn(page);

      const main = page.locator('main');
      await expect(main).toContainText('Ändrad text.');
      await expect(main).toContainText('brev.txt');
      await expect(main).toContainText('ny.txt');
      await expect(main).not.toContainText('avtal.txt');
      await send(page);
      await expect(page).toHaveURL(/\/klagomal\/mottaget\//);
      await expect(main).toContainText('brev.txt');
      await expect(main).toContainText('Ändrad text.');
      await expect(main).not.toContainText('avtal.txt');
    });

    test('going back and sending again leads to the same receipt', async ({ page, url }) => {
      await fill(page, url, `Dubbelt ${String(javaScriptEnabled)}.`);
      await goOn(page);
      await expect(page.locator('main')).toContainText(draft.notSent);
      const checkUrl = page.url();
      const twin = await page.context().newPage();
      await twin.goto(checkUrl);
      await send(page);
      await expect(page).toHaveURL(/\/klagomal\/mottaget\//);
      await send(twin);
      await expect(twin).toHaveURL(page.url());
      await twin.goto(checkUrl);
      await expect(twin).toHaveURL(page.url());
    });

    test('files are chosen once, also where something has to be mended', async ({ page, url }) => {
      await page.goto(`${url}/klagomal/formular/`);
      await page.locator('#attachments').setInputFiles([file('avtal.txt', 'A')]);
      await goOn(page);
      await expect(page).toHaveTitle(/^Fel: /);
      const remove = page.getByRole('checkbox', { name: `${draft.removeFile} avtal.txt` });
      await expect(remove).toBeVisible();
      await expectNoSidewaysScroll(page);
      if (javaScriptEnabled) await expectAccessible(page);
    });

    test('a draft that is not there says so, with ways on', async ({ page, url }) => {
      const answer = await page.goto(`${url}/en/complaints/check/${'A'.repeat(43)}/`);
      expect(answer?.status()).toBe(404);
      await expect(page.locator('main')).toContainText(messages.en.form.problems.noDraft.title);
      await expectNoSidewaysScroll(page);
      if (javaScriptEnabled) await expectAccessible(page);
    });

    test('both languages show the same draft', async ({ page, url }) => {
      await fill(page, url, 'Samma.');
      await goOn(page);
      await expect(page).toHaveURL(/\/klagomal\/kontrollera\//);
      await page.locator('header a[hreflang="en"]').click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not sent yet: /);
      await page.getByRole('link', { name: messages.en.draft.addMore }).click();
      await expect(page).toHaveURL(/\/en\/complaints\/form\/[\w-]{43}\/$/);
      await expect(page.locator('#description')).toHaveValue('Samma.');
    });
  });
