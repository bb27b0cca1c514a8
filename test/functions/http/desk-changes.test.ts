import { describe, expect, it } from 'vitest';
import { phoneDesk } from './desk.ts';

// Monday 23 November 2026; the phone is open Monday to Friday from 9 to 15.
const monday = '2026-11-23T10:30';
const closeToday = { do: 'close-today', reason: 'staffing' };

describe('a change at the desk', () => {
  const undoOf = (text: string): string => /undo=(\w*);/.exec(text)?.[1] ?? '';

  it('can be undone for ten minutes and not a millisecond longer', async () => {
    for (const [milliseconds, value] of [
      [-1, []],
      [0, [{}]],
    ] as const) {
      const { person, notices, later } = await phoneDesk(monday);
      const anna = await person();
      await anna.write(closeToday);
      const change = undoOf((await anna.desk()).text);
      later(10, milliseconds);
      const answer = await anna.browser.post('/api/staff/phone-undo', { lang: 'sv', change });
      expect(answer.status).toBe(milliseconds < 0 ? 303 : 409);
      expect(notices.value).toMatchObject(value);
    }
  });

  it('is undone alone: what others did meanwhile stays, and what they did with the same notice', async () => {
    const { person, notices } = await phoneDesk(monday);
    const [anna, bo] = [await person(), await person('bo@example.test')];
    await anna.write(closeToday);
    const change = undoOf((await anna.desk()).text);
    await bo.write({ do: 'plan', fromDate: '2026-12-22', reason: 'training' });
    await anna.browser.post('/api/staff/phone-undo', { change });
    expect(notices.value).toMatchObject([{ id: 'phone-closed-2026-12-22' }]);

    await anna.write(closeToday);
    const again = undoOf((await anna.desk()).text);
    await bo.write({ do: 'open' });
    const answer = await anna.browser.post('/api/staff/phone-undo', { change: again });
    expect([answer.status, await answer.text()]).toEqual([
      409,
      expect.stringContaining('not undone'),
    ]);
  });

  it('is visible only when the site itself has been read back with it', async () => {
    const { person } = await phoneDesk(monday);
    const anna = await person();
    await anna.write(closeToday);
    expect((await anna.desk()).text).toContain('visibility=Det syns nu för kunderna.');

    for (const [readSite, words] of [
      [() => Promise.resolve(undefined), 'Det går inte att se om kunderna ser det.'],
      [() => Promise.resolve({ digest: 'old', texts: [] }), 'Det syns inte än för kunderna.'],
    ] as const) {
      const besked = await phoneDesk(monday);
      const { deps } = besked;
      if (deps.desk) deps.desk.readSite = readSite;
      const somebody = await besked.person();
      await somebody.write(closeToday);
      expect((await somebody.desk()).text).toContain(`visibility=${words}`);
    }
  });

  it('of two browsers is written once: the second is shown what changed, and can go on', async () => {
    const { person, notices } = await phoneDesk(monday, [
      { id: 'a', kind: 'phone-closed', from: '2026-12-22T15:00', until: '2026-12-28T09:00' },
    ]);
    const [anna, bo] = [await person(), await person('bo@example.test')];
    const change = { do: 'plan', id: 'a', fromDate: '2026-12-22', fromTime: '15' };
    const annas = await anna.review({ ...change, untilDate: '2026-12-29', untilTime: '9' });
    const bos = await bo.review({ ...change, untilDate: '2026-12-30', untilTime: '9' });
    await anna.confirm(annas);
    const told = await bo.confirm(bos);
    expect(told.status).toBe(409);
    expect(told.text).toContain(
      'conflict by anna@example.test: Ändrat: Stängd telefon, tisdag 22 december 2026 kl. 15 till tisdag 29 december 2026 kl. 9',
    );
    expect(notices.value).toMatchObject([{ until: '2026-12-29T09:00' }]);
    expect(await bo.confirm(told)).toMatchObject({ status: 303 });
    expect(notices.value).toMatchObject([{ until: '2026-12-30T09:00' }]);
  });

  it('that meets another at the very same time is written once', async () => {
    const { person, notices } = await phoneDesk(monday);
    const [anna, bo] = [await person(), await person('bo@example.test')];
    const shown = await Promise.all([anna.review(closeToday), bo.review(closeToday)]);
    const answers = await Promise.all([anna.confirm(shown[0]), bo.confirm(shown[1])]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect(answers.find(({ status }) => status === 422)?.text).toContain('conflict by ');
    expect(notices.value).toHaveLength(1);
  });

  it('is not written when its sentences have changed meanwhile', async () => {
    const { person, notices, later } = await phoneDesk('2026-11-23T14:59');
    const anna = await person();
    const shown = await anna.review({ do: 'plan', fromDate: '2026-11-25', reason: 'training' });
    later(10 * 60);
    const told = await anna.confirm(shown);
    expect([told.status, notices.value]).toEqual([409, []]);
    expect(told.text).toContain('said otherwise');
    expect((await anna.confirm(told)).status).toBe(303);
  });

  it('that cannot be written is said to be, is kept as failed, and can be tried again', async () => {
    const { person, notices } = await phoneDesk(monday);
    const anna = await person();
    const shown = await anna.review(closeToday);
    notices.fails = true;
    await anna.confirm(shown);
    notices.fails = false;
    expect((await anna.desk()).text).toMatch(/not saved[^]*history Nytt/);
    expect(notices.value).toEqual([]);
    await anna.write(closeToday);
    expect(notices.value).toHaveLength(1);
  });
});
