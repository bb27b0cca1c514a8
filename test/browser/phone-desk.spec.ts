import { test as base, expect, type Page } from '@playwright/test';
import { startServer, type RunningServer } from '#test/server/running-server.ts';
import { freePort } from '#test/bench/free-port.ts';
import { laggingSite } from './lagging-site.ts';
import { expectAccessible, expectNoSidewaysScroll, openMorning } from './site.ts';

/** A server with a desk, for each test: what one person closes, the next would find closed. */
const test = base.extend<{ desk: RunningServer }>({
  desk: async ({}, use) => {
    const server = await startServer({ BESKED_NOW: openMorning, STAFF_EMAILS: '@example.test' });
    await use(server);
    await server.remove();
  },
});

const phone = { viewport: { width: 320, height: 640 } };

const mailedLink = async ({ url }: RunningServer): Promise<string> => {
  let text = '';
  await expect(async () => {
    const answer = await fetch(`${url}/_local/inbox.json`);
    const mails: unknown = await answer.json();
    text = JSON.stringify(mails);
    expect(text).toContain('/personal/lank/');
  }).toPass({ timeout: 10_000 });
  return /http[^"\\ ]+\/personal\/lank\/[\w-]+\//.exec(text)?.[0] ?? '';
};

const signIn = async (page: Page, desk: RunningServer): Promise<void> => {
  await page.goto(`${desk.url}/personal/`);
  await page.getByLabel('Din e-postadress på jobbet').fill('anna@example.test');
  await page.getByRole('button', { name: 'Mejla mig en länk' }).click();
  await expect(page.getByRole('heading', { name: 'Titta i din e-post' })).toBeVisible();
  await page.goto(await mailedLink(desk));
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByRole('heading', { name: 'Telefonen', level: 1 })).toBeVisible();
};

for (const javaScriptEnabled of [false, true]) {
  test.describe(`at 320 px, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ ...phone, javaScriptEnabled });

    test('the phone is closed in two taps, seen by customers, and opened by one more', async ({
      page,
      desk,
    }) => {
      await signIn(page, desk);
      await page.getByRole('button', { name: 'Stäng resten av dagen' }).click();
      await expect(page.locator('.said').first()).toContainText('Vår telefon är stängd i dag');
      await page.getByRole('button', { name: 'Ja, publicera' }).click();
      await expect(page.locator('.visibility')).toContainText('Det syns nu för kunderna.');
      await page.goto(desk.url);
      await expect(page.locator('[data-kind="phone-closed"]')).toContainText('i morgon');

      await page.goto(`${desk.url}/personal/`);
      await page.getByRole('link', { name: 'Till telefonen' }).click();
      await page.getByRole('button', { name: 'Ångra' }).click();
      await page.goto(desk.url);
      await expect(page.locator('[data-kind]')).toHaveCount(0);
    });
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`at 375 px, ${colorScheme}`, () => {
    test.use({ viewport: { width: 375, height: 700 }, colorScheme });

    test('every page of the desk is accessible and no wider than the window', async ({
      page,
      desk,
    }) => {
      await page.goto(`${desk.url}/personal/`);
      await expectAccessible(page);
      await signIn(page, desk);
      for (const path of [
        '/personal/',
        '/personal/telefon/',
        '/personal/telefon/granska/?do=close-today&reason=illness',
        '/personal/telefon/granska/?do=plan&fromDate=torsdag+1+maj+2026',
        '/personal/telefon/granska/?do=plan&kind=info&edit=1',
        '/en/staff/phone/',
        '/en/staff/phone/review/?do=hours&on=2026-11-28&open=9-12,+13-15',
      ]) {
        await page.goto(desk.url + path);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      }
    });
  });
}

test.describe('a change that customers do not see yet', () => {
  test.use(phone);

  test('says so, looks again by itself, and says when they do', async ({ page }) => {
    const site = await laggingSite();
    const port = await freePort();
    site.leadTo(`http://127.0.0.1:${port}`);
    const settings = { BESKED_NOW: openMorning, STAFF_EMAILS: '@example.test' };
    const server = await startServer({ ...settings, SITE_URL: site.url, PORT: String(port) });
    expect(server.url).toBe(site.url);
    await signIn(page, server);
    await page.getByRole('button', { name: 'Stäng resten av dagen' }).click();
    await page.getByRole('button', { name: 'Ja, publicera' }).click();
    const visibility = page.locator('.visibility[role="status"]');
    await expect(visibility).toContainText('Det syns inte än för kunderna.');
    await expect(page.getByRole('link', { name: 'Titta igen' })).toBeVisible();
    site.catchUp();
    await expect(visibility).toContainText('Det syns nu för kunderna.', { timeout: 15_000 });
    await expect(page.getByRole('link', { name: 'Titta igen' })).toHaveCount(0);
    await server.remove();
    site.close();
  });
});

test.describe('with the keyboard alone', () => {
  test.use(phone);

  test('a wrong weekday is mended by one key', async ({ page, desk }) => {
    await signIn(page, desk);
    await page.goto(`${desk.url}/personal/telefon/granska/?do=plan&edit=1`);
    await page.getByLabel('Från och med dag').focus();
    await page.keyboard.type('torsdag 27 november 2026');
    await page.keyboard.press('Enter');
    const summary = page.locator('#error-summary');
    await expect(summary).toBeFocused();
    await expect(page.locator('#fromDate-error')).toContainText('27 november 2026 är en fredag.');
    const offer = page.getByRole('link', { name: 'Menade du fredag 27 november 2026?' });
    await offer.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.said').first()).toContainText('fredag 27 november 2026');
  });
});
