import type { Quantities, QuantityName } from './quantities.ts';

/** A price list as it was found at a vendor. Amounts are in its currency. */
export interface Vendor {
  name: string;
  currency: string;
  /** Where and when the prices were found: they are to be looked at again before anybody relies on them. */
  source: string;
  seen: string;
  perMonth: number;
  /** What of the usage is covered by `perMonth`. */
  credit: number;
  meters: readonly Meter[];
}

/** What is paid for each `unit` above what is included, of which a part may count as a whole. */
export interface Meter {
  quantity: QuantityName;
  included: number;
  unit: number;
  price: number;
  wholeUnits?: boolean | undefined;
}

/** What a vendor would ask for in a month: all of it, and each meter's part before the credit. */
export interface Bill {
  total: number;
  parts: readonly { quantity: QuantityName; above: number; amount: number }[];
}

/** The bill of a vendor for a month. */
export const billOf = ({ perMonth, credit, meters }: Vendor, quantities: Quantities): Bill => {
  const parts = meters.map(({ quantity, included, unit, price, wholeUnits = false }) => {
    const above = Math.max(0, quantities[quantity] - included);
    const units = wholeUnits ? Math.ceil(above / unit) : above / unit;
    return { quantity, above, amount: units * price };
  });
  const usage = parts.reduce((sum, { amount }) => sum + amount, 0);
  return { total: perMonth + Math.max(0, usage - credit), parts };
};
