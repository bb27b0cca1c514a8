import { expect, test } from 'vitest';
import { receiptSlots } from '#functions/pages/receipt-slots.ts';
import { siteFacts } from '#src/site-facts.ts';
import { submission } from '#test/contract/store-fixtures.ts';

const kept = (fields: Record<string, string> = {}) => ({
  ...submission({ receivedAt: Date.parse('2026-11-23T00:10:00Z'), fields }),
  attachments: [],
});

test.each([
  ['sv', 'måndag 23 november 2026 kl. 1.10'],
  ['en', 'Monday 23 November 2026 at 1.10am'],
] as const)('a receipt says when, in Stockholm time and in words (%s)', (locale, words) => {
  expect(receiptSlots(kept(), locale, siteFacts)['receivedAt']).toBe(words);
});

test.each([
  ['asa@example.test', 'asa@example.test'],
  ['asa@', undefined],
  ['', undefined],
])('a receipt promises an e-mail to "%s" only where one can go', (email, promised) => {
  expect(receiptSlots(kept({ email }), 'sv', siteFacts)['receiptEmail']).toBe(promised);
});
