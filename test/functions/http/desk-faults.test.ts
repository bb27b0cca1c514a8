import { describe, expect, it } from 'vitest';
import { phoneDesk } from './desk.ts';

const asked = async (fields: Record<string, string>, entries: readonly unknown[] = []) => {
  const { person } = await phoneDesk('2026-03-23T10:00', entries);
  const anna = await person();
  const { status, text } = await anna.review({ do: 'plan', reason: 'training', ...fields });
  const offers = Array.from(
    text.matchAll(/offer <a href="([^"]+)">([^<]*)<\/a>/g),
    ([, path = '', label = '']) => ({ path, label }),
  );
  return { status, text, offers, labels: offers.map(({ label }) => label), anna };
};

describe('what cannot be meant is explained at its field, with what may be', () => {
  it.each([
    [
      'an end before the start',
      { fromDate: '2026-03-26', untilDate: '2026-03-25' },
      '#untilDate',
      'Slutet är inte efter början.',
      'Menade du onsdag 25 mars 2026 – torsdag 26 mars 2026?',
    ],
    [
      'an end in January, of the same year',
      { fromDate: '2026-12-22', untilDate: '2026-01-02' },
      '#untilDate',
      'Slutet är inte efter början.',
      'Menade du lördag 2 januari 2027?',
    ],
    [
      'an end before the start on one day',
      { fromDate: '2026-03-26', fromTime: '15', untilTime: '9' },
      '#untilTime',
      'Slutet är inte efter början.',
      'Menade du fredag 27 mars 2026?',
    ],
    [
      'a time that summer time skips',
      { fromDate: '2026-03-29', fromTime: '02.30', untilDate: '2026-03-30' },
      '#fromTime',
      'klockan ställs fram',
      'Menade du söndag 29 mars 2026 kl. 3.30?',
    ],
    [
      'a time that comes twice',
      { fromDate: '2026-10-25', fromTime: '2.30', untilDate: '2026-10-26' },
      '#fromTime',
      'klockan ställs tillbaka',
      'Menade du söndag 25 oktober 2026 kl. 3.30?',
    ],
    [
      'another weekday',
      { fromDate: 'fredag 2026-03-26' },
      '#fromDate',
      '26 mars 2026 är en torsdag.',
      'Menade du torsdag 26 mars 2026?',
    ],
    [
      'a day that is over',
      { fromDate: '2026-03-20' },
      '#untilTime',
      'Den tiden har redan varit.',
      'Menade du lördag 20 mars 2027?',
    ],
    [
      'a day without a year',
      { fromDate: '1 maj' },
      '#fromDate',
      'Skriv dagen med år',
      'Menade du fredag 1 maj 2026?',
    ],
  ])('%s', async (_name, fields, href, message, offer) => {
    const { status, text, labels } = await asked(fields);
    expect(status).toBe(422);
    expect(text).toContain(`error <a href="${href}">`);
    expect(text).toContain(message);
    expect(labels).toContain(offer);
  });

  it.each([
    [{ fromDate: '2026-02-30' }, 'Den dagen finns inte.'],
    [{ fromDate: '2026-03-26', fromTime: '25' }, 'Det klockslaget finns inte.'],
    [{ fromDate: '2026-03-26', fromTime: 'lunch' }, 'Skriv klockslaget som 15 eller 15.30.'],
    [{}, 'Skriv det här också.'],
    [{ do: 'hours', on: '2026-03-26', open: '15-9' }, 'Skriv öppettider som 9-12, 13-15.'],
    [{ do: 'hours', on: '2026-03-26', open: '9-5' }, 'Skriv öppettider som 9-12, 13-15.'],
    [{ do: 'end', id: 'nothing' }, 'Det meddelandet finns inte längre.'],
  ])('%j', async (fields, message) => {
    const { status, text } = await asked(fields);
    expect(status).toBe(422);
    expect(text).toContain(message);
  });

  it('tells of every field at once', async () => {
    const { text } = await asked({ fromDate: 'måndag 2026-03-26', untilDate: '2026-02-30' });
    expect(text).toContain('#fromDate');
    expect(text).toContain('#untilDate');
  });
});

describe('what may be a slip is said before it is written, with what may be meant', () => {
  it('a closure that takes no opening time: the next opening', async () => {
    const { status, text, labels, offers, anna } = await asked({ fromDate: '2026-03-28' });
    expect(status).toBe(200);
    expect(text).toContain('warning Telefonen är ändå inte öppen någon gång under den tiden.');
    expect(text).toContain('confirm Publicera ändå');
    expect(labels).toEqual(['Menade du måndag 30 mars 2026 kl. 9 – måndag 30 mars 2026 kl. 15?']);
    expect((await anna.look(offers[0]?.path ?? '')).text).toContain(
      'Vår telefon är stängd måndag 30 mars 2026',
    );
  });

  it('one that meets another: what is left of it', async () => {
    const other = {
      id: 'easter',
      kind: 'phone-closed',
      from: '2026-04-01T00:00',
      until: '2026-04-07T00:00',
    };
    const begins = await asked({ fromDate: '2026-03-31', untilDate: '2026-04-02' }, [other]);
    expect(begins.text).toContain('warning Det går in i easter, som börjar');
    expect(begins.labels).toEqual([
      'Menade du tisdag 31 mars 2026 kl. 0 – onsdag 1 april 2026 kl. 0?',
    ]);
    const ends = await asked({ fromDate: '2026-04-06', untilDate: '2026-04-08' }, [other]);
    expect(ends.labels).toEqual([
      'Menade du tisdag 7 april 2026 kl. 9 – torsdag 9 april 2026 kl. 0?',
    ]);
  });
});
