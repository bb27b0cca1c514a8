import fc from 'fast-check';

/** Stands in everything that a customer types or sends: it must not come up in a log. */
export const secret = 'SeKrEtÅ77';

/** What a client claims our name to be. */
export const spoofedHost = 'spoofed.example.test';

/** What would be seen in a page or an e-mail if something typed became mark-up, or a header. */
const injections = [
  '"><mark-x onload=1>',
  "'><mark-x>",
  '<mark-x/>',
  '</textarea><mark-x>',
  '</title><mark-x>',
  '<!--slot:reference--><mark-x>',
  '<!--/slot:lastName-->',
  '\r\nBcc: all@example.test\r\n',
  '\nset-cookie: a=b',
  '\u2028x\u0085y\u0000z',
  '\u202egpj.exe\u2069',
  '${7*7}{{7*7}}#{7*7}',
  '=cmd|calc!A1',
];

const text = fc.oneof(
  fc.constantFrom(...injections).map((injection) => secret + injection),
  fc.string({ unit: 'binary', maxLength: 40 }).map((typed) => secret + typed),
  fc.constantFrom('', ' ', '\u200b', 'sv', 'en', 'consumer', 'business', 'kund@example.test'),
);

const fieldNames = [
  ...['lang', 'clientType', 'lastName', 'firstName', 'email', 'phone', 'street', 'postcode'],
  ...['city', 'description', 'damage', 'message', 'name', 'website', 'attachments'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'problem', 'marks'],
];

const name = fc.oneof(fc.constantFrom(...fieldNames), fc.string({ maxLength: 8 }));

/** Pairs, as a form has them: a name may come twice. */
const pairs = fc.array(fc.tuple(name, text), { maxLength: 12 });

/** What makes a complaint or a question valid, so that many requests come through to the store. */
const valid: [string, string][] = [
  ['clientType', 'consumer'],
  ['lastName', `${secret}<mark-x>`],
  ['description', `${secret}"><mark-x>`],
  ['message', `${secret}<mark-x>`],
  ['email', 'kund@example.test'],
];

const form = fc.tuple(fc.boolean(), pairs).map(([isValid, more]) => {
  return isValid ? [...more, ...valid] : more;
});

interface Body {
  type: string;
  body: string | Uint8Array<ArrayBuffer>;
}

const urlencoded = form.map((fields): Body => {
  return {
    type: 'application/x-www-form-urlencoded',
    body: new URLSearchParams(fields.map(([key, value]) => [key, value])).toString(),
  };
});

const multipart = fc.tuple(form, fc.option(text)).map(([fields, file]): Body => {
  const parts = fields.map(
    ([key, value]) => `content-disposition: form-data; name="${key}"\r\n\r\n${value}`,
  );
  if (file !== null)
    parts.push(
      `content-disposition: form-data; name="attachments"; filename="${file}"\r\n\r\n%PDF-1.7 ${file}`,
    );
  const body = `${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`;
  return { type: 'multipart/form-data; boundary=b', body };
});

const json = fc.oneof(
  form.map((fields) => {
    const members = fields.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    return `{${members.join(',')}}`;
  }),
  fc.json(),
  fc.constantFrom(
    '{"__proto__":{"lastName":"x"}}',
    '{"attachments":[{"filename":"../../x","content":"JVBERi0="}]}',
    '{"attachments":{}}',
    '{"lastName":{"toString":1}}',
    `${'['.repeat(5000)}`,
    `{"description":"\\ud800"}`,
  ),
);

const garbage: fc.Arbitrary<Body> = fc.record({
  type: fc.constantFrom(
    ...['application/json', 'multipart/form-data; boundary=b', 'multipart/form-data', ''],
    ...['application/x-www-form-urlencoded; charset=utf-16', 'text/plain', 'application/xml'],
  ),
  body: fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes)),
});

const anyBody: fc.Arbitrary<Body> = fc.oneof(
  urlencoded,
  multipart,
  json.map((body): Body => ({ type: 'application/json', body })),
  garbage,
);

const latin1 = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
  maxLength: 30,
});

const headerNames = [
  ...['accept', 'accept-language', 'accept-encoding', 'referer', 'origin', 'sec-fetch-site'],
  ...['if-none-match', 'range', 'x-forwarded-for', 'authorization', 'cookie', 'content-encoding'],
  ...['x-http-method-override', 'if-range', 'expect', 'te', 'x-original-url', 'x-rewrite-url'],
];

const headers = fc.dictionary(
  fc.constantFrom(...headerNames),
  fc.oneof(
    latin1,
    fc.constantFrom(
      'text/html',
      'application/json',
      '*/*',
      'en',
      'sv;q=0',
      'gzip, br',
      'bytes=0-1',
    ),
    fc.constantFrom('same-origin', 'none', 'null', '*', 'br;q=0', 'bytes=9-1', 'identity'),
    fc.constant('a'.repeat(8000)),
    fc.constant(`https://${spoofedHost}/en/`),
  ),
  { maxKeys: 5 },
);

const knownPaths = [
  ...['/', '/en/', '/klagomal/', '/klagomal/formular/', '/klagomal/mottaget/', '/problem/'],
  ...['/api/complaints', '/api/questions', '/api/notices', '/api/health', '/api/deliver'],
  ...['/api/webhooks/resend', '/404.html', `/klagomal/mottaget/${'A'.repeat(32)}/`, '/favicon.svg'],
];

const oddities = [
  ...['%', '%zz', '%c3%28', '%00', '..%2f', '..%5c', '/../', '/./', '//', '\\', '%2e%2e/', ';a=b'],
  ...['%0d%0aset-cookie:a=b', '%3cmark-x%3e', '<mark-x>', '?lang=__proto__', '?lang=%zz&lang=en'],
  ...[`//${spoofedHost}`, `/\\${spoofedHost}`, `//${spoofedHost}/%2f..`, `@${spoofedHost}`, '#x'],
  ...[
    'å',
    '%ED%A0%80',
    'a'.repeat(3000),
    '__proto__',
    'constructor',
    'index.html',
    '.env',
    '.git/',
  ],
];

const path = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('/api/complaints', '/api/questions') },
  fc.constantFrom(...knownPaths),
  fc
    .tuple(
      fc.constantFrom('', ...knownPaths),
      fc.array(fc.constantFrom(...oddities), { maxLength: 4 }),
    )
    .map(([start, rest]) => `${start}${rest.join('')}`),
  fc.webPath(),
);

/** Any request that can be made at all. */
export const anyRequest = fc
  .record({
    method: fc.oneof(
      { weight: 3, arbitrary: fc.constant('POST') },
      fc.constantFrom('GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'x'),
    ),
    path,
    headers,
    body: anyBody,
  })
  .map(({ method, path: asked, headers: given, body }): Request => {
    const all = new Headers({ ...given, 'x-forwarded-host': spoofedHost });
    const hasBody = method !== 'GET' && method !== 'HEAD';
    if (hasBody) all.set('content-type', body.type);
    const whole = asked.startsWith('/') ? asked : `/${asked}`;
    return new Request(`http://${spoofedHost}${whole}`, {
      method,
      headers: all,
      ...(hasBody ? { body: body.body } : {}),
    });
  });
