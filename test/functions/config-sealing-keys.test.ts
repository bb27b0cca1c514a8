import { expect, test } from 'vitest';
import { formatSealingKey, parseSealingKeys } from '#functions/config-sealing-keys.ts';

const key = (id: string, fill: number) => ({ id, bytes: new Uint8Array(32).fill(fill) });

const [one, two] = [formatSealingKey(key('k1', 1)), formatSealingKey(key('2026-11', 251))];

test('holds keys, the current one first', () => {
  expect(parseSealingKeys(one)).toEqual([key('k1', 1)]);
  expect(parseSealingKeys(` ${two} , ${one}`)).toEqual([key('2026-11', 251), key('k1', 1)]);
  const urlSafe = two.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  expect(parseSealingKeys(urlSafe)).toEqual([key('2026-11', 251)]);
});

test.each([
  '',
  'k1',
  'k1:',
  'k1:AAAA',
  one.slice(0, -4),
  `${one},`,
  `${one},${one}`,
  `${one},${one.replace('k1', 'k2')}`,
  one.replace('k1', 'a b'),
  one.replace('k1', 'k'.repeat(33)),
  one.replace('k1:', 'k1:é'),
])('refuses %j', (text) => {
  expect(parseSealingKeys(text)).toBeUndefined();
});
