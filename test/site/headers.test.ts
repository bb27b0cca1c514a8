import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readBuiltSite } from '#functions/adapters/built-site.ts';
import { parseConfig } from '#functions/config.ts';
import { composeLocal } from '#functions/entry/compose-local.ts';
import { everyAnswer } from './every-answer.ts';
import { brokenRules, observatoryRules } from './observatory.ts';

const htmlOf = async (answer: Response): Promise<string> =>
  (answer.headers.get('content-type') ?? '').startsWith('text/html') ? answer.text() : '';

describe.each(everyAnswer())('$name ($status)', ({ status, personal, ask }) => {
  it('keeps every rule of the Observatory', async () => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(brokenRules({ headers: answer.headers, html: await htmlOf(answer) })).toEqual([]);
  });

  it('has its styles in it, the ones that its policy allows, unless it is for one person', async () => {
    const answer = await ask();
    const html = await htmlOf(answer);
    if (html === '') return;
    const styles = Array.from(html.matchAll(/<style[^>]*>(.*?)<\/style>/gs), ([, css = '']) =>
      createHash('sha256').update(css).digest('base64'),
    );
    const policy = answer.headers.get('content-security-policy') ?? '';
    const allowed = styles.map((hash) => ` 'sha256-${hash}'`).join('');
    expect(/style-src [^;]*/.exec(policy)?.[0]).toBe(`style-src 'self'${allowed}`);
    expect(styles).toHaveLength(/<link rel="stylesheet" href="\/_astro\/Page/.test(html) ? 0 : 1);
    if (personal && status !== 404) expect(styles).toEqual([]);
  });

  it('says what it is, in which characters', async () => {
    const { headers, body } = await ask();
    if (body === null) return;
    expect(headers.get('content-type')).toMatch(
      /^(text\/\w+; charset=utf-8|image\/|application\/|font\/)/i,
    );
  });

  it('shuts out other windows and devices, and says what may be kept', async () => {
    const { headers } = await ask();
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    const keeping = headers.get('cache-control');
    if (personal) expect(keeping).toBe('no-store');
    else expect(keeping).toMatch(/^(no-store|no-cache|public, max-age=\d+(, immutable)?)$/);
    expect(headers.get('server') ?? headers.get('x-powered-by')).toBeNull();
  });
});

describe('the rules of the Observatory', () => {
  const good = {
    'content-security-policy':
      "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'strict-transport-security': 'max-age=15768000',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
  const broken = (headers: Record<string, string>, html = ''): string[] =>
    brokenRules({ headers: new Headers({ ...good, ...headers }), html });

  it.each([
    [{ 'content-security-policy': "default-src 'self'" }],
    [
      {
        'content-security-policy': `${good['content-security-policy']}; style-src 'unsafe-inline'`,
      },
    ],
    [{ 'content-security-policy': `${good['content-security-policy']}; img-src *` }],
    [{ 'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'self'" }],
    [{ 'set-cookie': 'a=b' }],
    [{ 'access-control-allow-origin': '*' }],
    [{ 'cross-origin-resource-policy': 'cross-origin' }],
    [{ 'referrer-policy': 'unsafe-url' }],
    [{ 'strict-transport-security': 'max-age=15767999' }],
    [{ 'x-content-type-options': '' }],
    [{ 'x-frame-options': '' }],
  ])('see %j', (headers) => {
    expect(broken(headers)).not.toEqual([]);
  });

  it('see a script from elsewhere and one within the page, and pass what is good', () => {
    expect(broken({}, '<script src="https://x.test/a.js"></script>')).toHaveLength(1);
    expect(broken({}, '<script>alert(1)</script>')).toHaveLength(1);
    expect(broken({}, '<script type="module" src="/_astro/a.js"></script>')).toEqual([]);
    expect(Object.keys(observatoryRules)).toHaveLength(10);
  });
});

describe('the local tools', () => {
  it.each(['/_local/inbox/', '/_local/inbox.json', '/_local/inbox/x/', '/_local/resend/emails/x'])(
    'load nothing, run nothing, are framed by nobody else and kept nowhere: %s',
    async (path) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'besked-headers-'));
      const read = parseConfig({ DATA_DIR: dataDir });
      if (read.kind === 'faulty') throw new Error('The settings are faulty.');
      const site = readBuiltSite('.build');
      const { app, close } = await composeLocal({ ...read.config, dataDir }, { port: 9, site });
      onTestFinished(async () => {
        await close();
        rmSync(dataDir, { recursive: true, force: true });
      });
      const { headers } = await app.request(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none'/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('set-cookie')).toBeNull();
    },
  );
});
