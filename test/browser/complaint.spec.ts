import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { messages } from '#i18n/messages.ts';
import { expectAccessible, expectNoSidewaysScroll, test } from './site.ts';

const words = messages.sv.form;
const text = 'Räntan drogs två gånger.\n<b>Varför?</b> & "när" får jag pengarna?';

interface InboxMail {
  to: string[];
  replyTo: string[];
  subject: string;
  text: string;
  html: string;
  attachments: { filename: string }[];
}

const inbox = async (url: string): Promise<InboxMail[]> => {
  const answer = await fetch(`${url}/_local/inbox.json`);
  return answer.json();
};

const fill = async (page: Page, email: string) => {
  await page.locator('input[name=clientType][value=consumer]').check();
  await page.locator('#lastName').fill('Öberg-Åkesson');
  await page.locator('#firstName').fill('Ärla 🙂');
  await page.locator('#email').fill(email);
  await page.locator('#description').fill(text);
};

const goOn = (page: Page) => page.getByRole('button', { name: messages.sv.draft.goOn }).click();

const send = async (page: Page) => {
  await goOn(page);
  await expect(page).toHaveURL(/\/klagomal\/kontrollera\//);
  await page.getByRole('button', { name: words.sendComplaint }).click();
};

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, viewport: { width: 320, height: 640 } });

    test('a complaint is sent, its receipt shown, and both e-mails arrive', async ({
      page,
      url,
    }) => {
      const email = `arla.${javaScriptEnabled ? 'js' : 'plain'}@example.test`;
      await page.goto(`${url}/klagomal/formular/`);
      await fill(page, email);
      await page.locator('#attachments').setInputFiles([
        { name: 'avtal.txt', mimeType: 'text/plain', buffer: Buffer.from('Avtal nr 7') },
        { name: 'bild.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ\u0000program') },
      ]);
      await send(page);

      await expect(page).toHaveURL(/\/klagomal\/mottaget\/[\w-]{32}\/$/);
      const main = page.locator('main');
      await expect(main).toContainText(/[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}/);
      await expect(main).toContainText('fredag 27 november 2026');
      await expect(main).toContainText('avtal.txt');
      await expect(main).toContainText('bild.jpg');
      await expect(main).toContainText(words.refusals.type);
      await expect(main).toContainText('<b>Varför?</b> & "när" får jag pengarna?');
      if (javaScriptEnabled) {
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      }

      const token = new URL(page.url()).pathname.split('/').at(-2);
      await expect(page.locator('header a[hreflang="en"]')).toHaveAttribute(
        'href',
        `/en/complaints/received/${token}/`,
      );

      const reference =
        /[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}/.exec(await main.innerText())?.[0] ?? '?';
      await expect
        .poll(
          async () => (await inbox(url)).filter((mail) => mail.subject.includes(reference)).length,
        )
        .toBe(2);
      const mails = (await inbox(url)).filter((mail) => mail.subject.includes(reference));
      const officer = mails.find(
        (mail) => mail.subject.includes('Klagomål') && mail.replyTo.includes(email),
      );
      const receipt = mails.find((mail) => mail.to.includes(email));
      for (const line of text.split('\n')) expect(officer?.text).toContain(line);
      expect(officer?.attachments.map((file) => file.filename)).toEqual(['avtal.txt']);
      expect(receipt?.text).toContain('fredag 27 november 2026');
      expect(receipt?.text).not.toContain('Räntan drogs');

      await page.goto(`${url}/_local/inbox/`);
      await page.getByRole('link', { name: `Klagomål ${reference}` }).click();
      const read = page.frameLocator('iframe');
      await expect(read.locator('body')).toContainText('<b>Varför?</b> & "när"');
      await expect(read.locator('body')).toContainText('fredag 27 november 2026');
      await expect(page.locator('pre')).toContainText('Räntan drogs två gånger.');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'avtal.txt' }).click(),
      ]);
      expect(await readFile(await download.path(), 'utf8')).toBe('Avtal nr 7');
    });

    test('every error is shown once, at its field and first on the page', async ({ page, url }) => {
      await page.goto(`${url}/klagomal/formular/`);
      await page.locator('#firstName').fill('Ärla');
      await page.locator('#occurredOn').fill('i <våras>');
      await page.locator('#attachments').setInputFiles({
        name: 'avtal.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Avtal'),
      });
      await goOn(page);
      await expect(page).toHaveTitle(/^Fel: /);
      const summary = page.locator('#error-summary');
      for (const code of [
        'clientType.required',
        'lastName.required',
        'contact.required',
        'description.required',
      ] as const)
        await expect(summary.getByRole('link', { name: words.errors[code] })).toHaveCount(1);
      for (const link of await summary.getByRole('link').all()) {
        const target = page.locator((await link.getAttribute('href')) ?? '?');
        await expect(target).toHaveCount(1);
      }
      await expect(page.locator('#lastName-error')).toContainText(
        words.errors['lastName.required'],
      );
      await expect(page.locator('#lastName')).toHaveAttribute('aria-describedby', /lastName-error/);
      await expect(page.locator('#lastName')).toHaveAttribute('aria-invalid', 'true');
      await expect(page.locator('#firstName')).toHaveValue('Ärla');
      await expect(page.locator('#occurredOn')).toHaveValue('i <våras>');
      await expect(page.getByText('avtal.txt (1 kB)')).toBeVisible();
      if (javaScriptEnabled) {
        await expect(summary).toBeFocused();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      }

      await fill(page, 'inte en adress');
      await goOn(page);
      await expect(summary.getByRole('link')).toHaveText([words.errors['email.invalid']]);
      await expect(page.locator('#description')).toHaveValue(text);

      await page.locator('#email').fill('arla.mended@example.test');
      await send(page);
      await expect(page).toHaveURL(/\/klagomal\/mottaget\//);
    });

    test('a question is sent and confirmed', async ({ page, url }) => {
      await page.goto(`${url}/en/`);
      await page.getByRole('button', { name: messages.en.form.sendQuestion }).click();
      await expect(page).toHaveTitle(/^Error: /);
      const { errors } = messages.en.form;
      await expect(page.locator('#error-summary').getByRole('link')).toHaveText([
        errors['contact.required'],
        errors['message.required'],
      ]);
      await page.locator('#message').fill('How do I change my address?');
      await page.locator('#email').fill(`anna.${String(javaScriptEnabled)}@example.test`);
      await page.getByRole('button', { name: messages.en.form.sendQuestion }).click();
      await expect(page).toHaveURL(/\/en\/questions\/received\//);
      await expect(page.locator('main')).toContainText('How do I change my address?');
    });
  });

test('a receipt that does not exist says so, with ways to reach the firm', async ({
  page,
  url,
}) => {
  const answer = await page.goto(`${url}/klagomal/mottaget/${'A'.repeat(32)}/`);
  expect(answer?.status()).toBe(404);
  await expect(page.locator('main')).toContainText(messages.sv.receipt.noneTitle);
  const facts: { customerService: { email: string } } = JSON.parse(
    await readFile('content/site.json', 'utf8'),
  );
  await expect(page.locator('main')).toContainText(facts.customerService.email);
});
