import { describe, expect, it } from 'vitest';
import { sitemapXml } from '#src/finding/sitemap.ts';
import { llmsTxt, robotsTxt, securityTxt } from '#src/finding/text-files.ts';
import { siteFacts } from '#src/site-facts.ts';

const site = new URL('https://help.example.test');

describe('robots.txt', () => {
  it('names the sitemap only where the address of the site is known', () => {
    expect(robotsTxt(site)).toContain('\nSitemap: https://help.example.test/sitemap.xml\n');
    expect(robotsTxt(undefined)).toBe('User-agent: *\nDisallow: /api/\n');
  });
});

describe('security.txt', () => {
  it('has what RFC 9116 asks for, and expires when its facts are to be looked at again', () => {
    expect(securityTxt(siteFacts, site)).toBe(
      `Contact: mailto:${siteFacts.customerService.email}\n` +
        `Expires: ${siteFacts.security.reviewBy}T23:59:59Z\n` +
        'Preferred-Languages: sv, en\n' +
        'Canonical: https://help.example.test/.well-known/security.txt\n',
    );
    expect(securityTxt(siteFacts, undefined)).not.toContain('Canonical');
  });
});

describe('llms.txt', () => {
  it('lists pages with their descriptions', () => {
    const pages = [{ title: 'ARN', description: 'Om ARN.', path: '/arn/' }];
    const text = llmsTxt(siteFacts, site, [{ language: 'Svenska', pages }]);
    expect(text).toMatch(/^# .+\n\n> /);
    expect(text).toContain('\n## Svenska\n\n- [ARN](https://help.example.test/arn/): Om ARN.\n');
  });
});

describe('the sitemap', () => {
  const xml = sitemapXml(site, ({ slug }) => (slug === 'arn' ? '2026-11-22' : undefined));

  it('gives a page its day and all its languages', () => {
    expect(xml).toContain(
      '<url><loc>https://help.example.test/en/arn/</loc><lastmod>2026-11-22</lastmod>' +
        '<xhtml:link rel="alternate" hreflang="sv" href="https://help.example.test/arn/"/>' +
        '<xhtml:link rel="alternate" hreflang="en" href="https://help.example.test/en/arn/"/>' +
        '<xhtml:link rel="alternate" hreflang="x-default" href="https://help.example.test/arn/"/></url>',
    );
  });

  it('leaves out pages that are answers to a request', () => {
    expect(xml).not.toMatch(/mottaget|mottagen|received|problem/);
  });
});
