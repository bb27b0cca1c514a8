import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { billOf } from '#functions/costs/bill.ts';
import { monthlyQuantities, quantityNames, type Sizes } from '#functions/costs/quantities.ts';
import { securityHeaderFields } from '#functions/http/security-headers.ts';
import { runCommand } from './command-line.ts';
import { measureSubmission } from './measure-submission.ts';

const share = z.number().min(0).max(1);
const amount = z.number().min(0);

/** What stands in docs/costs.json: what is supposed, and prices as they were found. */
const costsSchema = z.strictObject({
  habits: z.strictObject({
    pagesPerVisit: amount,
    complaintShare: share,
    questionShare: share,
    correctionsPerForm: amount,
    fileShare: share,
    fileBytes: amount,
    daysInMonth: amount,
  }),
  visitsPerDay: z.array(amount),
  vendors: z.array(
    z.strictObject({
      name: z.string(),
      currency: z.string(),
      source: z.string(),
      seen: z.iso.date(),
      perMonth: amount,
      credit: amount,
      meters: z.array(
        z.strictObject({
          quantity: z.enum(quantityNames),
          included: amount,
          unit: z.number().positive(),
          price: amount,
          wholeUnits: z.boolean().optional(),
        }),
      ),
    }),
  ),
});

const manifestSchema = z.array(
  z.object({ path: z.string(), file: z.string(), page: z.boolean(), codings: z.array(z.string()) }),
);

/** What the built site weighs as it is sent. */
const measureSite = (): Omit<Sizes, 'mails' | 'rowsWritten' | 'storedBytes'> => {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync('.build/packed/manifest.json', 'utf8')),
  );
  const sent = ({ file, codings }: (typeof manifest)[number]): number =>
    statSync(
      codings.includes('br') ? join('.build/packed', `${file}.br`) : join('.build/site', file),
    ).size;
  const pages = manifest.filter(({ page, path }) => page && path !== '/404.html');
  const start = readFileSync('.build/site/index.html', 'utf8');
  const assets = manifest.filter(({ page, path }) => !page && start.includes(`"${path}"`));
  const sum = (all: typeof manifest): number => all.reduce((bytes, each) => bytes + sent(each), 0);
  // Besides our own: status, date, type, length, coding, ETag, caching, as long as they mostly are.
  const ownHead = Object.entries(securityHeaderFields()).join('\r\n').length;
  return {
    pageBytes: sum(pages) / pages.length,
    assets: assets.length,
    assetBytes: sum(assets),
    headBytes: ownHead + 350,
  };
};

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const told = (value: number): string => (value < 100 ? fine : whole).format(value);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

await runCommand(async () => {
  const { habits, visitsPerDay, vendors } = costsSchema.parse(
    JSON.parse(readFileSync('docs/costs.json', 'utf8')),
  );
  const sizes = { ...measureSite(), ...(await measureSubmission()) };
  const months = visitsPerDay.map((visits) => monthlyQuantities(visits, habits, sizes));
  const head = visitsPerDay.map((visits) => `${whole.format(visits)} visits a day`);
  const measured = Object.entries(sizes).map(([name, value]) => [name, told(value)]);
  const amounts = quantityNames.map((name) => [name, ...months.map((month) => told(month[name]))]);
  const bills = vendors.map((vendor) => [
    `${vendor.name}, ${vendor.currency} (seen ${vendor.seen})`,
    ...months.map((month) => told(billOf(vendor, month).total)),
  ]);
  const parts = vendors.flatMap((vendor) =>
    vendor.meters.map(({ quantity }, position) => [
      `… of ${vendor.name}: ${quantity}`,
      ...months.map((month) => told(billOf(vendor, month).parts[position]?.amount ?? 0)),
    ]),
  );
  const sections = [
    table(['measured', ''], measured),
    table(['in a month', ...head], amounts),
    table(['price of a month, before tax', ...head], [...bills, ...parts]),
  ];
  process.stdout.write(`${sections.join('\n\n')}\n`);
});
