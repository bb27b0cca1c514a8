import { grouped } from '#i18n/grouped.ts';
import type { numbers as swedish } from '../sv/numbers.ts';
import type { Translation } from '../translation.ts';

/** How numbers are written in English. */
export const numbers = {
  kronor: ({ kronor }) => `SEK\u00a0${grouped(kronor, ',')}`,
  decimal: ({ tenths }) => String(tenths / 10),
} satisfies Translation<typeof swedish>;
