import { describe, expect, it } from 'vitest';
import { phoneDesk } from './desk.ts';

// Monday 23 November 2026; the phone is open Monday to Friday from 9 to 15.
const monday = '2026-11-23T10:30';
const ownWords = { 'text-sv': 'Vi byter växel.', 'text-en': 'We are changing our switchboard.' };

describe('the phone is closed at once', () => {
  it('in words of one’s own, in every language', async () => {
    const { person, notices } = await phoneDesk(monday);
    const anna = await person();
    const close = { do: 'close-today', reason: 'technical', ...ownWords };
    const shown = await anna.review(close);
    expect(shown.text).toContain('svenska: Vi byter växel.');
    expect(shown.text).toContain('engelska: We are changing our switchboard.');
    await anna.confirm(shown);
    expect(notices.value).toMatchObject([
      { until: '2026-11-24T09:00', text: { sv: 'Vi byter växel.' } },
    ]);
  });

  it('is not saved with a language missing', async () => {
    const { person, notices } = await phoneDesk(monday);
    const anna = await person();
    const shown = await anna.review({ do: 'close-today', 'text-sv': 'Vi byter växel.' });
    expect(shown).toMatchObject({ status: 422 });
    expect(shown.text).toContain('error <a href="#text-en">Skriv texten på alla språk');
    expect(notices.value).toEqual([]);
  });

  it('until further notice, from this minute, with a day to look at it again', async () => {
    const { person, notices } = await phoneDesk(monday);
    const anna = await person();
    const close = { do: 'close-today', reason: 'technical', openEnded: '1' };
    const unsaid = await anna.review(close);
    expect(unsaid).toMatchObject({ status: 422 });
    expect(unsaid.text).toContain('error <a href="#reviewOn">');
    await anna.write({ ...close, reviewOn: '2026-11-25' });
    expect(notices.value).toEqual([
      {
        ...{ id: 'phone-closed-2026-11-23', kind: 'phone-closed', reason: 'technical' },
        ...{ from: '2026-11-23T10:30', reviewOn: '2026-11-25' },
      },
    ]);
    expect((await anna.desk()).text).toContain('tills vidare (titta igen onsdag 25 november 2026)');
  });
});

describe.each([
  ['maintenance', 'Webbplatsen nere', 'på grund av tekniskt underhåll', {}, {}],
  [
    'info',
    'Meddelande',
    'Vi byter växel.',
    ownWords,
    { text: { sv: 'Vi byter växel.', en: 'We are changing our switchboard.' } },
  ],
])('a notice of the kind %s', (kind, name, says, words, kept) => {
  const planned = {
    ...{ do: 'plan', kind, fromDate: '2026-11-24', fromTime: '20' },
    ...{ untilDate: '2026-11-25', untilTime: '6', ...words },
  };

  it('is planned, shown in every language before, and undone', async () => {
    const { person, notices } = await phoneDesk(monday);
    const anna = await person();
    const shown = await anna.review(planned);
    expect(shown.text).toContain(says);
    expect(shown.text).toContain('engelska: ');
    await anna.confirm(shown);
    expect(notices.value).toEqual([
      {
        ...{ id: `${kind}-2026-11-24`, kind },
        ...{ from: '2026-11-24T20:00', until: '2026-11-25T06:00' },
        ...kept,
      },
    ]);
    const { text } = await anna.desk();
    expect(text).toContain(`listed ${name}, tisdag 24 november 2026 kl. 20`);
    expect(text).toContain(`Nytt: ${name}, tisdag 24 november 2026 kl. 20`);
    const change = /undo=([^;]+);/.exec(text)?.[1] ?? '';
    await anna.browser.post('/api/staff/phone-undo', { lang: 'sv', change });
    expect(notices.value).toEqual([]);
  });

  it('is ended early once it has begun', async () => {
    const { person, notices, later } = await phoneDesk(monday);
    const anna = await person();
    await anna.write({ ...planned, fromDate: '2026-11-23', fromTime: '10' });
    later(60);
    await anna.write({ do: 'end', id: `${kind}-2026-11-23` });
    expect(notices.value).toMatchObject([{ from: '2026-11-23T10:00', until: '2026-11-23T11:30' }]);
  });
});

it('a notice that only says something needs words', async () => {
  const { person } = await phoneDesk(monday);
  const shown = await (await person()).review({ do: 'plan', kind: 'info', fromDate: '2026-11-24' });
  expect(shown.status).toBe(422);
  expect(shown.text).toContain('error <a href="#text-sv">');
});

it('a form that has just been opened has nothing wrong with it', async () => {
  const { person } = await phoneDesk(monday);
  for (const fresh of [{ do: 'plan' }, { do: 'hours' }, { do: 'plan', kind: 'info' }]) {
    const shown = await (await person()).review({ ...fresh, edit: '1' });
    expect(shown.status).toBe(200);
    expect(shown.text).not.toContain('error ');
  }
});
