import { describe, expect, it } from 'vitest';
import { pageAddress } from '#src/components/content/page-address.ts';

describe('a link to a page', () => {
  it('stays in its language and can name a place', () => {
    expect(pageAddress('arn', 'sv')).toBe('/arn/');
    expect(pageAddress('complaints', 'en', 'fee')).toBe('/en/complaints/#fee');
  });

  it('stops the build if there is no such page, and says which there are', () => {
    expect(() => pageAddress('arnn', 'sv')).toThrow(/no page "arnn".*complaint-form/);
  });
});
