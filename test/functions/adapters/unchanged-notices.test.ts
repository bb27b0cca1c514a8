import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fileVersion, readWhenChanged } from '#functions/adapters/unchanged-notices.ts';
import type { NoticesRead } from '#functions/ports.ts';

/** A source that counts how often it was read. */
const counting = (outcome: () => NoticesRead = () => ({ kind: 'read', value: [] })) => {
  const reads = { count: 0 };
  const source = {
    read: () => {
      reads.count += 1;
      return Promise.resolve(outcome());
    },
  };
  return { reads, source };
};

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'besked-version-'));
  onTestFinished(() => {
    rmSync(path, { recursive: true });
  });
  return path;
};

describe('notices behind a file', () => {
  it('are read once while it does not change, and anew for the first who asks after it did', async () => {
    let version: string | undefined = 'one';
    const { reads, source } = counting();
    const notices = readWhenChanged(source, () => version);
    const first = await notices.read();
    await nextTurn();
    expect(await notices.read()).toBe(first);
    version = 'two';
    await nextTurn();
    expect(await notices.read()).not.toBe(first);
    expect(reads.count).toBe(2);
  });

  it('are read each time while the file cannot tell', async () => {
    const { reads, source } = counting();
    const notices = readWhenChanged(source, () => undefined);
    for (let turn = 0; turn < 3; turn += 1) {
      await notices.read();
      await nextTurn();
    }
    expect(reads.count).toBe(3);
  });

  it('are not remembered from before an edit that was made while they were read', async () => {
    let version = 'before';
    const { source } = counting();
    const edited = {
      read: () => {
        version = 'after';
        return source.read();
      },
    };
    const notices = readWhenChanged(edited, () => version);
    const first = await notices.read();
    await nextTurn();
    expect(await notices.read()).not.toBe(first);
  });

  it('are tried again after a fault', async () => {
    let down = true;
    const { source } = counting(() =>
      down ? { kind: 'unavailable', reason: 'slow' } : { kind: 'read', value: [] },
    );
    const notices = readWhenChanged(source, () => 'same');
    expect((await notices.read()).kind).toBe('unavailable');
    down = false;
    await nextTurn();
    expect((await notices.read()).kind).toBe('read');
  });
});

describe('the version of a file', () => {
  it('is undefined while its times are so new that another edit could have the same', () => {
    const file = join(folder(), 'edge-config.json');
    writeFileSync(file, '{}');
    expect(fileVersion(file)()).toBeUndefined();
    expect(fileVersion(file, 0)()).toBeDefined();
  });

  it('differs after an edit that keeps size and modification time', async () => {
    const file = join(folder(), 'edge-config.json');
    writeFileSync(file, '{"a":1}');
    const version = fileVersion(file, 0);
    const [before, { atime, mtime }] = [version(), statSync(file)];
    // Longer than one step of the file system's clock.
    await new Promise((resolve) => setTimeout(resolve, 30));
    writeFileSync(file, '{"a":2}');
    utimesSync(file, atime, mtime);
    expect(version()).not.toBe(before);
  });

  it('tells a file that is not there from one that is', () => {
    const file = join(folder(), 'edge-config.json');
    const version = fileVersion(file, 0);
    const none = version();
    writeFileSync(file, '{}');
    expect([none, version() === none]).toEqual(['none', false]);
  });
});
