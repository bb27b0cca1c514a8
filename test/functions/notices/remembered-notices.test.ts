import { describe, expect, it } from 'vitest';
import { rememberedNotices } from '#functions/notices/remembered-notices.ts';
import type { NoticesRead } from '#functions/ports.ts';
import { siteFacts } from '#test/domain/notice-fixtures.ts';
import { at } from './pages-at.ts';

const meeting = {
  id: 'meeting',
  kind: 'phone-closed',
  from: '2026-11-24T10:00',
  until: '2026-11-24T11:00',
};

const remembering = () => {
  const now = { instant: at('2026-11-24T10:30') };
  const source: { read: NoticesRead } = { read: { kind: 'read', value: [meeting] } };
  const logged: string[] = [];
  const notices = rememberedNotices({
    noticeSource: { read: () => Promise.resolve(source.read) },
    clock: { now: () => now.instant },
    siteFacts,
    log: (event) => logged.push(event),
  });
  return { notices, now, source, logged };
};

describe('remembered notices', () => {
  it('are the same object while neither they nor the minute change', async () => {
    const { notices, now, source } = remembering();
    const first = await notices('sv');
    now.instant = at('2026-11-24T10:30:59.999');
    source.read = { kind: 'read', value: [{ ...meeting }] };
    expect(await notices('sv')).toBe(first);
    expect(await notices('en')).not.toBe(first);
  });

  it('end on the minute, not a millisecond later', async () => {
    const { notices, now } = remembering();
    now.instant = at('2026-11-24T10:59:59.999');
    expect((await notices('sv')).notices).toHaveLength(1);
    now.instant = at('2026-11-24T11:00');
    expect((await notices('sv')).notices).toHaveLength(0);
    now.instant = at('2026-11-24T10:59');
    expect((await notices('sv')).notices).toHaveLength(1);
  });

  it('are others as soon as others are read', async () => {
    const { notices, source } = remembering();
    expect((await notices('sv')).phone.open).toBe(false);
    source.read = { kind: 'read', value: [] };
    expect((await notices('sv')).phone.open).toBe(true);
    source.read = { kind: 'read', value: [meeting] };
    expect((await notices('sv')).phone.open).toBe(false);
  });

  it('report once that they cannot be read, and again after they could', async () => {
    const { notices, source, logged } = remembering();
    const down: NoticesRead = { kind: 'unavailable', reason: 'slow' };
    const up = source.read;
    for (const read of [down, down, up, down]) {
      source.read = read;
      await notices('sv');
      await notices('en');
    }
    expect(logged).toEqual(['notices_unavailable', 'notices_unavailable']);
  });
});
