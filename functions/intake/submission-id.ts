import { hex } from '#domain/hex.ts';
import type { EpochMs, Randomness } from '#functions/ports.ts';

/**
 * The id of a submission that came in at an instant: 6 bytes of its milliseconds and 10 unguessable ones,
 * in hexadecimal (as RFC 9562 orders a UUID of version 7). What comes in together stands together in every
 * index, so that keeping it writes a third of the pages that ids in no order would.
 */
export const newSubmissionId = (at: EpochMs, randomness: Randomness): string =>
  at.toString(16).padStart(12, '0') + hex(randomness.bytes(10));
