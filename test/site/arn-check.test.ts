import { describe, expect, it } from 'vitest';
import { readBuiltSite } from '#functions/adapters/built-site.ts';
import { formatSek } from '#i18n/amounts.ts';
import { messages } from '#i18n/messages.ts';
import { siteFacts } from '#src/site-facts.ts';
import { testBesked } from '#test/functions/http/besked.ts';

const answered = {
  client: 'consumer',
  court: 'no',
  answer: 'refused',
  complainedOn: '2026-03-01',
  amount: '5000',
  country: 'sweden',
};

/** The page as the app shows it on 24 November 2026 to who answered this. */
const ask = async (answers: Record<string, string>, path = '/arn/kolla/') => {
  const { app, logged } = await testBesked(readBuiltSite('.build'));
  // Read once before, so that the answer is not one that was ready.
  await app.request(path);
  const answer = await app.request(`${path}?${new URLSearchParams(answers).toString()}`);
  const html = await answer.text();
  const outcomes = Array.from(
    html.matchAll(/<section class="outcome">\s*<h2>([^<]+)/g),
    ([, title]) => title,
  );
  return { answer, html, outcomes, logged };
};

describe('the check in Swedish', () => {
  it('ends in what to do, with the last day, the address and the fee', async () => {
    const { answer, html, outcomes } = await ask(answered);
    expect(answer.status).toBe(200);
    expect(outcomes).toEqual(['Ja, troligen kan ARN pröva ditt fall', 'Så anmäler du']);
    expect(html).toContain('måndag 1 mars 2027');
    for (const line of siteFacts.disputeBodies.arn.postalAddress) expect(html).toContain(line);
    expect(html).toContain(formatSek(siteFacts.disputeBodies.arn.feeSek, 'sv'));
    expect(html).toContain('<title>Svar: Kan ARN pröva mitt fall?');
  });

  it('keeps the answers in the form and on the way to the other language', async () => {
    const { html } = await ask({ ...answered, amount: '5 000 <b>', answer: 'none' });
    expect(html).toContain('value="5 000 &lt;b&gt;"');
    expect(html).toMatch(/value="none"[^>]* checked/);
    const [, twin = ''] = /class="language" href="([^"]+)"/.exec(html) ?? [];
    expect(twin).toMatch(/^\/en\/arn\/check\/\?client=consumer&amp;/);
  });

  it('shows firms the way to court, with the amount for simplified cases', async () => {
    const { html, outcomes } = await ask({ client: 'business' });
    expect(outcomes).toEqual([
      'Nej, ARN prövar bara tvister med konsumenter',
      'Du kan gå till domstol',
    ]);
    expect(html).toContain(formatSek(siteFacts.disputeBodies.court.simplifiedCaseLimitSek, 'sv'));
  });

  it('says what nobody but ARN can tell', async () => {
    const { outcomes } = await ask({ ...answered, answer: 'none', amount: '1000', country: 'eu' });
    expect(outcomes).toEqual([
      'Kanske kan ARN pröva ditt fall',
      'Du har inte fått något svar',
      'Beloppet räcker kanske',
      'Få hjälp i ditt eget land',
      'Så anmäler du',
    ]);
  });

  it('comes back with what to mend', async () => {
    const { answer, html, outcomes } = await ask({ ...answered, complainedOn: 'i våras' });
    const { errors } = messages.sv.check;
    expect(answer.status).toBe(422);
    expect(outcomes).toEqual([]);
    expect(html).toContain('<title>Fel: Kan ARN');
    expect(html).toContain('<a href="#complainedOn">');
    expect(html.split(errors['complainedOn.invalid'])).toHaveLength(3);
    expect(html).toMatch(/id="complainedOn"[^>]* value="i våras" aria-invalid="true"/);
  });

  it('logs nothing of what was answered', async () => {
    expect((await ask(answered)).logged).toEqual([]);
  });
});

it('is an ordinary page without an answer, whatever else stands behind its address', async () => {
  const { answer, outcomes } = await ask({ utm_source: 'letter' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('etag')).not.toBeNull();
  expect(outcomes).toEqual([]);
});

it('answers in English', async () => {
  const { html, outcomes } = await ask(
    { ...answered, complainedOn: '2025-11-23' },
    '/en/arn/check/',
  );
  expect(outcomes).toEqual(['No, the time has probably run out', 'You can go to court']);
  expect(html).toContain('Monday 23 November 2026');
});
