import type { EpochMs } from '#functions/ports.ts';

/**
 * How many submissions may be kept from whom `bucket` stands for, in the stretch of time that ends
 * before `until`. A bucket is a code from which nobody can tell who it is.
 */
export interface SubmissionLimit {
  bucket: string;
  until: EpochMs;
  most: number;
}
