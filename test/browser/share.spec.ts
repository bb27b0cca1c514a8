import { expect } from '@playwright/test';
import { messages } from '#i18n/messages.ts';
import { test } from './site.ts';

const words = messages.sv.site;
/** A page whose query holds somebody's answers: they are nobody else's business. */
const answered = '/arn/kolla/?client=business';

const addressInMail = (href: string | null): string | null =>
  new URL(href ?? '').searchParams.get('body');

test('the link is copied and said to be, without what was answered', async ({ page, url }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(url + answered);
  await page.getByRole('button', { name: words['share.copy'] }).click();
  await expect(page.locator('.share').getByRole('status')).toHaveText(words['share.copied']);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${url}/arn/kolla/`);
  const mail = page.getByRole('link', { name: words['share.email'] });
  expect(addressInMail(await mail.getAttribute('href'))).toBe(`${url}/arn/kolla/`);
});

test('the plain link stays where the clipboard is refused', async ({ page, url }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await page.goto(url);
  await page.getByRole('button', { name: words['share.copy'] }).click();
  await expect(page.getByRole('link', { name: words['share.link'] })).toHaveAttribute('href', '/');
});

test('the device’s own sheet is offered where there is one', async ({ page, url }) => {
  await page.addInitScript(() => {
    navigator.share = (data) => {
      document.title = data?.url ?? '';
      return Promise.reject(new Error('closed by the person'));
    };
  });
  await page.goto(`${url}/en/arn/check/?client=business`);
  await page.getByRole('button', { name: messages.en.site['share.device'] }).click();
  await expect(page).toHaveTitle(`${url}/en/arn/check/`);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a page is shared by e-mail and by its link', async ({ page, url }) => {
    await page.goto(`${url}/klagomal/`);
    const share = page.locator('.share');
    const mail = share.getByRole('link', { name: words['share.email'] });
    expect(addressInMail(await mail.getAttribute('href'))).toMatch(/\/klagomal\/$/);
    const link = share.getByRole('link', { name: words['share.link'] });
    await expect(link).toHaveAttribute('href', /\/klagomal\/$/);
    await expect(share.getByRole('button')).toHaveCount(0);
  });
});
