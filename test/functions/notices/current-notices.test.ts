import { currentNotices } from '#functions/notices/current-notices.ts';
import type { NoticesRead } from '#functions/ports.ts';
import { neverOpen, siteFacts } from '#test/domain/notice-fixtures.ts';
import { describe, expect, it } from 'vitest';
import { at, pagesAt } from './pages-at.ts';

const good = {
  id: 'closed',
  kind: 'phone-closed',
  from: '2026-11-23T10:00',
  until: '2026-11-24T09:00',
};

describe('what applies now', () => {
  it('is given with Stockholm’s offset, summer and winter', async () => {
    const entry = { ...good, from: '2026-10-24T12:00', until: '2026-10-26T11:00' };
    const now = await pagesAt('2026-10-24T12:00', [entry], 'en');
    expect(now.notices).toMatchObject([
      {
        id: 'closed',
        kind: 'phone-closed',
        tense: 'now',
        from: '2026-10-24T12:00:00+02:00',
        until: '2026-10-26T11:00:00+01:00',
      },
    ]);
    expect(now.phone).toMatchObject({ open: false, changesAt: '2026-10-26T11:00:00+01:00' });
  });

  it.each([
    ['2026-11-23T09:00', 'Öppet nu. Vi stänger kl. 15.', 'Open now. We close at 3pm.'],
    [
      '2026-11-23T08:59:59',
      'Stängt nu. Vi öppnar i dag kl. 9.',
      'Closed now. We open today at 9am.',
    ],
    [
      '2026-11-23T15:00',
      'Stängt nu. Vi öppnar i morgon, tisdag 24 november 2026, kl. 9.',
      'Closed now. We open tomorrow, Tuesday 24 November 2026, at 9am.',
    ],
    [
      '2026-11-27T15:00',
      'Stängt nu. Vi öppnar måndag 30 november 2026 kl. 9.',
      'Closed now. We open on Monday 30 November 2026 at 9am.',
    ],
  ])('says at %s whether the phone is open', async (time, sv, en) => {
    expect((await pagesAt(time, [], 'sv')).phone.sentence).toBe(sv);
    expect((await pagesAt(time, [], 'en')).phone.sentence).toBe(en);
  });

  it('has no change of the phone to tell of when none is in sight', async () => {
    const { phone, notices } = await pagesAt('2026-11-23T12:00', [good], 'sv', neverOpen);
    expect(phone).toEqual({ open: false, sentence: 'Stängt tills vidare.' });
    expect(notices).toMatchObject([{ text: expect.stringContaining('är stängd tills vidare.') }]);
  });

  it('knows the opening after a closure of ten years', async () => {
    const entry = { ...good, until: '2036-01-01T00:00' };
    const { phone } = await pagesAt('2026-11-23T12:00', [entry], 'sv');
    expect(phone).toEqual({
      ...{ open: false, changesAt: '2036-01-02T09:00:00+01:00' },
      sentence: 'Stängt nu. Vi öppnar onsdag 2 januari 2036 kl. 9.',
    });
  });
});

describe('notices that cannot be read', () => {
  const reader = (first: NoticesRead) => {
    let read = first;
    const lines: unknown[] = [];
    const deps = {
      noticeSource: { read: () => Promise.resolve(read) },
      clock: { now: () => at('2026-11-23T12:00') },
      siteFacts,
      log: (event: string, facts = {}) => void lines.push({ event, ...facts }),
    };
    return {
      lines,
      pages: () => currentNotices({ ...deps }, 'sv'),
      become: (next: NoticesRead) => (read = next),
    };
  };
  const slow: NoticesRead = { kind: 'unavailable', reason: 'slow' };

  it('leave the phone’s usual hours', async () => {
    const { pages } = reader(slow);
    expect(await pages()).toMatchObject({
      phone: {
        open: true,
        changesAt: '2026-11-23T15:00:00+01:00',
        sentence: 'Öppet nu. Vi stänger kl. 15.',
      },
      notices: [],
    });
  });

  it('are logged when that begins, for each new reason, and when it begins again', async () => {
    const { lines, pages, become } = reader(slow);
    await pages();
    await pages();
    become({ kind: 'unavailable', reason: 'status 500' });
    await pages();
    become({ kind: 'read', value: [] });
    await pages();
    become(slow);
    await pages();
    expect(lines).toEqual(
      ['slow', 'status 500', 'slow'].map((reason) => ({ event: 'notices_unavailable', reason })),
    );
  });

  it('are left out one by one and logged once, with their place and their codes', async () => {
    const { lines, pages, become } = reader({
      kind: 'read',
      value: [{ ...good, id: 'bad', until: 'x', reason: 'y' }, good, 'nonsense'],
    });
    expect((await pages()).notices.map(({ id }) => id)).toEqual(['closed']);
    become(slow);
    await pages();
    become({
      kind: 'read',
      value: [{ ...good, id: 'bad', until: 'x', reason: 'y' }, good, 'other'],
    });
    await pages();
    expect(lines).toEqual([
      {
        event: 'notice_malformed',
        index: 0,
        id: 'bad',
        codes: 'until.format reason.invalid_value',
      },
      { event: 'notice_malformed', index: 2, codes: 'invalid_type' },
      { event: 'notices_unavailable', reason: 'slow' },
    ]);
  });
});
