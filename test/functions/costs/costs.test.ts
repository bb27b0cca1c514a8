import { expect, test } from 'vitest';
import { billOf } from '#functions/costs/bill.ts';
import { monthlyQuantities } from '#functions/costs/quantities.ts';

const habits = {
  pagesPerVisit: 2,
  complaintShare: 0.01,
  questionShare: 0.04,
  correctionsPerForm: 0.5,
  fileShare: 0.5,
  fileBytes: 1_000_000,
  daysInMonth: 30,
};
const sizes = {
  pageBytes: 5_000,
  assets: 3,
  assetBytes: 10_000,
  headBytes: 1_000,
  mails: 2,
  rowsWritten: 9,
  storedBytes: 20_000,
};

test('a month of visits, added up by hand', () => {
  // 3,000 visits, 6,000 pages, 9,000 files; 150 forms kept, 75 mended; 300 e-mails; 43,230 calls of the cron.
  const calls = 150 * 2 + 75 + 300 + 43_230;
  expect(monthlyQuantities(100, habits, sizes)).toEqual({
    requests: 6_000 + 9_000 + calls,
    gigabytesOut: (6_000 * 5_000 + 3_000 * 10_000 + 225 * 20_000 + (15_000 + calls) * 1_000) / 1e9,
    middlewareInvocations: 6_000,
    functionInvocations: calls,
    noticeReads: 6_225,
    mails: 300,
    rowsWritten: 150 * 9.5,
    gigabytesKept: (150 * 520_000) / 1e9,
  });
});

test('nobody comes: the cron still does', () => {
  const { requests, mails, gigabytesKept } = monthlyQuantities(0, habits, sizes);
  expect([requests, mails, gigabytesKept]).toEqual([43_230, 0, 0]);
});

test('a bill is what is above the included, less the credit, and never less than the plan', () => {
  const vendor = {
    ...{ name: 'V', currency: 'USD', source: 'https://vendor.example', seen: '2026-11-25' },
    perMonth: 20,
    credit: 5,
    meters: [
      { quantity: 'mails', included: 100, unit: 100, price: 2, wholeUnits: true },
      { quantity: 'requests', included: 40_000, unit: 1_000, price: 1 },
    ],
  } as const;
  const nothing = monthlyQuantities(0, habits, sizes);
  const of = (mails: number, requests: number) => billOf(vendor, { ...nothing, mails, requests });
  expect(of(100, 40_000).total).toBe(20);
  expect(of(101, 40_000)).toEqual({
    total: 20,
    parts: [
      { quantity: 'mails', above: 1, amount: 2 },
      { quantity: 'requests', above: 0, amount: 0 },
    ],
  });
  expect(of(301, 41_500).total).toBe(20 + 6 + 1.5 - 5);
});
