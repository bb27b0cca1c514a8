/** An answer as Mozilla's HTTP Observatory looks at it. */
export interface Observed {
  headers: Headers;
  /** Its HTML, or '' if it is something else. */
  html: string;
}

/** A rule of the Observatory: what is wrong with an answer, `undefined` if nothing is. */
export type ObservatoryRule = (answer: Observed) => string | undefined;

const sixMonths = 15_768_000;

const directivesOf = ({ headers }: Observed): ReadonlyMap<string, readonly string[]> =>
  new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources] as const;
    }),
  );

const must = (isRight: boolean, fault: string): string | undefined => (isRight ? undefined : fault);

const needsValue =
  (name: string, values: readonly string[]): ObservatoryRule =>
  ({ headers }) => {
    const value = headers.get(name);
    return must(values.includes(value ?? ''), `${name}: ${value ?? 'missing'}`);
  };

/**
 * The tests of Mozilla's HTTP Observatory (mdn-http-observatory 1.4, `src/analyzer/tests`), each at the
 * level that gives the most points. Left out is only the redirection from http to https, which the host
 * in front of Besked makes.
 */
export const observatoryRules: Readonly<Record<string, ObservatoryRule>> = {
  'content-security-policy: default-src none, nothing unsafe, insecure or broad': (answer) => {
    const policy = directivesOf(answer);
    const sources = [...policy.values()].flat();
    return (
      must(policy.get('default-src')?.join() === "'none'", 'default-src is not none') ??
      must(!sources.some((source) => /unsafe|^data:|^blob:/.test(source)), 'unsafe source') ??
      must(!sources.some((source) => /^(http|ws|ftp):|\*|^https:$/.test(source)), 'broad source')
    );
  },
  'content-security-policy: base-uri, form-action, frame-ancestors are limited': (answer) => {
    const policy = directivesOf(answer);
    const open = ['base-uri', 'form-action', 'frame-ancestors'].filter(
      (name) => !["'none'", "'self'"].includes(policy.get(name)?.join() ?? ''),
    );
    return must(open.length === 0, open.join());
  },
  'cookies: none': ({ headers }) => must(headers.get('set-cookie') === null, 'a cookie is set'),
  'cross-origin-resource-sharing: none': ({ headers }) =>
    must(
      ![...headers.keys()].some((name) => name.startsWith('access-control-')),
      'something is allowed to other sites',
    ),
  'cross-origin-resource-policy: same-origin': needsValue('cross-origin-resource-policy', [
    'same-origin',
  ]),
  'referrer-policy: private': needsValue('referrer-policy', [
    ...['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'],
  ]),
  'strict-transport-security: six months or longer': ({ headers }) => {
    const value = headers.get('strict-transport-security') ?? '';
    return must(Number(/max-age=(\d+)/.exec(value)?.[1] ?? 0) >= sixMonths, value);
  },
  'subresource-integrity: every script is our own': ({ html }) => {
    const sources = Array.from(html.matchAll(/<script\b([^>]*)>/g), ([, tag = '']) => tag).filter(
      (tag) => tag !== ' type="application/ld+json"',
    );
    return must(
      sources.every((tag) => /\ssrc="\/[^/]/.test(tag)),
      sources.join(),
    );
  },
  'x-content-type-options: nosniff': needsValue('x-content-type-options', ['nosniff']),
  'x-frame-options: deny': needsValue('x-frame-options', ['DENY']),
};

/** The names of the rules that an answer breaks, with what is wrong. */
export const brokenRules = (answer: Observed): string[] =>
  Object.entries(observatoryRules).flatMap(([name, rule]) => {
    const fault = rule(answer);
    return fault === undefined ? [] : [`${name} (${fault})`];
  });
