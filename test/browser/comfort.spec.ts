import { expect, type Page } from '@playwright/test';
import { messages } from '#i18n/messages.ts';
import { expectAccessible, expectNoSidewaysScroll, test } from './site.ts';

const { draft, form } = messages.sv;
const check = '**/api/complaints/check';
const final = '**/api/complaints';

const file = (name: string, size: number) => ({
  ...{ name, mimeType: 'text/plain', buffer: Buffer.alloc(size, 'a') },
});

const open = (page: Page, url: string) => page.goto(`${url}/klagomal/formular/`);

const fill = async (page: Page, text: string) => {
  await page.locator('#clientType').check();
  await page.locator('#lastName').fill('Öberg');
  await page.locator('#phone').fill('070-174 06 05');
  await page.locator('#description').fill(text);
};

const goOn = (page: Page) => page.getByRole('button', { name: draft.goOn }).click();
const send = (page: Page) => page.getByRole('button', { name: form.sendComplaint }).click();

const complaints = async (url: string, text: string): Promise<number> => {
  const mails: { text: string }[] = await (await fetch(`${url}/_local/inbox.json`)).json();
  return mails.filter((mail) => mail.text.includes(text)).length;
};

test.describe('a lost connection', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('keeps everything on the page and offers to try again', async ({ page, url }) => {
    await open(page, url);
    await fill(page, 'Nätet försvann.');
    await page.locator('#attachments').setInputFiles([file('avtal.txt', 2000)]);
    await page.route(check, (route) => route.abort());
    await goOn(page);
    await expect(page.locator('.send-news')).toContainText(draft.lost);
    await expect(page.locator('#description')).toHaveValue('Nätet försvann.');
    await expect(page.locator('.chosen-files')).toContainText('avtal.txt (2 kB)');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    await page.unroute(check);
    await page.getByRole('button', { name: draft.again }).click();
    await expect(page).toHaveURL(/\/klagomal\/kontrollera\//);
    await expect(page.locator('main')).toContainText('avtal.txt');
  });

  test('after the complaint arrived gives the same receipt when it is sent again', async ({
    page,
    url,
  }) => {
    await open(page, url);
    await fill(page, 'Svaret försvann.');
    await goOn(page);
    await expect(page.locator('main')).toContainText(draft.notSent);
    await page.route(final, async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort();
    });
    await send(page);
    await expect(page.locator('.send-news')).toContainText(draft.lost);
    await expect.poll(() => complaints(url, 'Svaret försvann.')).toBe(1);
    await page.unroute(final);
    await page.getByRole('button', { name: draft.again }).click();
    await expect(page).toHaveURL(/\/klagomal\/mottaget\//);
    expect(await complaints(url, 'Svaret försvann.')).toBe(1);
  });
});

test('a double click on the last button sends one complaint', async ({ page, url }) => {
  await open(page, url);
  await fill(page, 'Dubbelklick.');
  await goOn(page);
  await page.getByRole('button', { name: form.sendComplaint }).dblclick();
  await expect(page).toHaveURL(/\/klagomal\/mottaget\//);
  await expect.poll(() => complaints(url, 'Dubbelklick.')).toBe(1);
});

test.describe('what is typed', () => {
  const kept = (page: Page) => page.evaluate(() => localStorage.length);

  test('is kept on this device only for who says so, restored after a crash, gone when it is sent', async ({
    page,
    context,
    url,
  }) => {
    await open(page, url);
    await fill(page, 'Sparas inte.');
    expect(await kept(page)).toBe(0);
    await page.close();

    const first = await context.newPage();
    await open(first, url);
    await expect(first.locator('#description')).toHaveValue('');
    await first.getByRole('checkbox', { name: draft.keepHere }).check();
    await fill(first, 'Sparas här.');
    await first.getByText(form.groups.representativeSummary).click();
    await first.locator('#representativeName').fill('Ombud Åberg');
    await expect
      .poll(() => first.evaluate(() => JSON.stringify(Object.values(localStorage))))
      .toContain('Ombud Åberg');
    await expectAccessible(first);
    await first.close();

    const second = await context.newPage();
    await open(second, url);
    await expect(second.locator('.kept-here')).toHaveText(draft.restored);
    await expect(second.locator('#description')).toHaveValue('Sparas här.');
    await expect(second.locator('#clientType')).toBeChecked();
    await expect(second.locator('#representativeName')).toBeVisible();
    await expect(second.locator('#representativeName')).toHaveValue('Ombud Åberg');
    await goOn(second);
    await send(second);
    await expect(second).toHaveURL(/\/klagomal\/mottaget\//);
    expect(await kept(second)).toBe(0);
  });

  test('is gone from the device when the box is unticked', async ({ page, url }) => {
    await open(page, url);
    const box = page.getByRole('checkbox', { name: draft.keepHere });
    await box.check();
    await fill(page, 'Ångrat.');
    await expect.poll(() => kept(page)).toBe(1);
    await box.uncheck();
    await page.locator('#description').fill('Ångrat, och mer.');
    await page.waitForTimeout(400);
    expect(await kept(page)).toBe(0);
  });

  test('is counted, and a long text is no error', async ({ page, url }) => {
    await open(page, url);
    const count = page.locator('#description ~ .count');
    await expect(count).toHaveText('');
    await page.locator('#description').fill('Hej');
    await expect(count).toHaveText(/99.997 tecken/);
    await page.locator('#description').fill('a'.repeat(100_001));
    await expect(count).toContainText('1 tecken längre');
    await expectAccessible(page);
  });
});

test.describe('files', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('are listed with their sizes, added to and taken away one by one', async ({ page, url }) => {
    await open(page, url);
    const input = page.locator('#attachments');
    const names = page.locator('.chosen-files li');
    await input.setInputFiles([file('a.txt', 10), file('b.txt', 1_600_000)]);
    await input.setInputFiles([file('c.txt', 3_000_000)]);
    await expect(names).toHaveCount(3);
    await expect(names.nth(1)).toContainText('b.txt (1,6 MB)');
    await expect(page.locator('#attachments-error')).not.toBeEmpty();
    await goOn(page);
    await expect(page).toHaveURL(/\/klagomal\/formular\/$/);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: `${form.files.remove} c.txt` }).click();
    await expect(names).toHaveCount(2);
    await expect(page.locator('#attachments-error')).toBeEmpty();
    await expect(input).toBeFocused();

    await fill(page, 'Med filer.');
    await goOn(page);
    await expect(page.locator('main')).toContainText('b.txt');
    await expect(page.locator('main')).not.toContainText('c.txt');
  });

  test('that take time show how far they have come', async ({ page, url }) => {
    await open(page, url);
    await fill(page, 'Långsamt.');
    await page.locator('#attachments').setInputFiles([file('stor.txt', 2_000_000)]);
    const client = await page.context().newCDPSession(page);
    await client.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 1_000_000 },
    });
    await goOn(page);
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.locator('.send-news')).toContainText(/Skickar filerna: \d+ %/);
    await expect(page).toHaveURL(/\/klagomal\/kontrollera\//, { timeout: 20_000 });
  });
});

for (const javaScriptEnabled of [true, false])
  test.describe(`parts that need not apply, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('show when they do, and never hide what was typed', async ({ page, url }) => {
      await open(page, url);
      const [person, firm] = [page.locator('#clientType'), page.locator('#clientType-business')];
      const [number, firstName] = [page.locator('#registrationNumber'), page.locator('#firstName')];
      await expect(number).toBeHidden();
      await firm.check();
      await expect(number).toBeVisible();
      await expect(firstName).toBeHidden();
      await number.fill('556677-8899');
      await person.check();
      await expect(number).toBeVisible();
      await expect(firstName).toBeVisible();
      await number.fill('');
      await expect(number).toBeHidden();

      const representative = page.locator('#representativeName');
      await expect(representative).toBeHidden();
      await page.getByText(form.groups.representativeSummary).click();
      await expect(representative).toBeVisible();
    });
  });
