import { describe, expect, it } from 'vitest';
import { oneOf } from '#src/components/content/one-of.ts';

describe('one of', () => {
  it('lets through what there is', () => {
    expect(oneOf(['2', '3'], '3', 'level of <Step>')).toBe('3');
  });

  it('stops the build at anything else and names what there is', () => {
    expect(() => oneOf(['2', '3'], '5', 'level of <Step>')).toThrow(
      'level of <Step> is "5" but must be one of: 2, 3.',
    );
  });
});
