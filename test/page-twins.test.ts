import { describe, expect, it } from 'vitest';
import { locales } from '#domain/locale.ts';
import { compareTwins } from '#src/page-twins.ts';
import { pageSlugs } from '#src/routes.ts';

const all = pageSlugs.flatMap((slug) =>
  locales.map((locale) => ({ id: `${locale}/${slug}`, updated: new Date('2026-11-22') })),
);

describe('twins', () => {
  it('are all there and equally old: nothing to report', () => {
    expect(compareTwins(all)).toEqual({ faults: [], warnings: [] });
  });

  it('are missed by name, together with the one that is there', () => {
    expect(compareTwins(all.filter(({ id }) => id !== 'en/arn'))).toEqual({
      faults: ['content/pages/en/arn.mdx is missing: it is the twin of content/pages/sv/arn.mdx.'],
      warnings: [],
    });
  });

  it('are missed in both languages', () => {
    const { faults } = compareTwins(all.filter(({ id }) => !id.endsWith('/arn')));
    expect(faults).toHaveLength(2);
  });

  it('must not lag behind', () => {
    const edited = all.map((file) =>
      file.id === 'sv/arn' ? { ...file, updated: new Date('2026-11-23') } : file,
    );
    expect(compareTwins(edited)).toEqual({
      faults: [],
      warnings: ['content/pages/en/arn.mdx is older than its twin content/pages/sv/arn.mdx.'],
    });
  });

  it('need an address', () => {
    const { faults } = compareTwins([...all, { id: 'sv/news', updated: new Date('2026-11-22') }]);
    expect(faults).toEqual([
      'content/pages/sv/news.mdx has no address: give it one in routes.ts of every dictionary in src/i18n, or remove it.',
    ]);
  });
});
