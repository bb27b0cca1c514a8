import { describe, expect, it } from 'vitest';
import { locales } from '#domain/locale.ts';
import { pathOf } from '#src/routes.ts';
import { builtPages } from './built-pages.ts';

const forms = (['customer-service', 'complaint-form'] as const).flatMap((slug) =>
  locales.map((locale) => pathOf(slug, locale)),
);

describe.each(forms)('the form on %s', (path) => {
  const { plain = '', template = '' } = builtPages().find((page) => page.path === path) ?? {};

  it('has one field for programs, which people neither see, hear, reach nor have filled in', () => {
    const fields = plain.match(/<input\b[^>]*name="website"[^>]*>/g) ?? [];
    expect(fields).toHaveLength(1);
    expect(fields[0]).toContain('tabindex="-1"');
    expect(fields[0]).toContain('autocomplete="off"');
    const around = /<p class="visually-hidden" aria-hidden="true">(?:(?!<\/p>).)*name="website"/s;
    expect(plain).toMatch(around);
  });

  it('never has it filled in by us', () => {
    expect(template).not.toMatch(/name="website"[^>]*data-fill/);
  });
});
