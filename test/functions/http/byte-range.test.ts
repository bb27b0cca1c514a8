import { describe, expect, it } from 'vitest';
import { byteRange } from '#functions/http/byte-range.ts';

const part = (first: number, last: number) => ({ kind: 'part', first, last });
const whole = { kind: 'whole' };
const unsatisfiable = { kind: 'unsatisfiable' };

describe('a range of 10 bytes', () => {
  it.each([
    ['bytes=0-0', part(0, 0)],
    ['bytes=0-9', part(0, 9)],
    ['bytes=0-10', part(0, 9)],
    ['bytes=9-', part(9, 9)],
    ['bytes=10-', unsatisfiable],
    ['bytes=10-20', unsatisfiable],
    ['bytes=-1', part(9, 9)],
    ['bytes=-10', part(0, 9)],
    ['bytes=-11', part(0, 9)],
    ['bytes=-0', unsatisfiable],
    ['Bytes= 2-3 ', part(2, 3)],
    ['bytes=3-2', whole],
    ['bytes=-', whole],
    ['bytes=0-1,3-4', whole],
    ['bytes=a-b', whole],
    ['lines=0-1', whole],
    ['bytes=99999999999999999999-', whole],
    [null, whole],
  ])('%s', (header, range) => {
    expect(byteRange(header, 10)).toEqual(range);
  });

  it('of nothing can be none', () => {
    expect(byteRange('bytes=0-', 0)).toEqual(unsatisfiable);
    expect(byteRange('bytes=-1', 0)).toEqual(unsatisfiable);
  });
});
