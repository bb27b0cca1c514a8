import { grouped } from '#i18n/grouped.ts';

/** How numbers are written in Swedish. Nothing in them breaks across lines. */
export const numbers = {
  kronor: ({ kronor }: { kronor: number }): string => `${grouped(kronor, '\u00a0')}\u00a0kronor`,
  /** A number given in tenths: 15 is "1,5", and 20 is "2". */
  decimal: ({ tenths }: { tenths: number }): string => String(tenths / 10).replace('.', ','),
};
