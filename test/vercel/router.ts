import { phasesOf, type BuildConfig, type Route } from './build-config.ts';

/** What a deployment consists of beside its rules. */
export interface Deployment {
  /** A file of `static` by its path; `undefined` if there is none. */
  file: (path: string) => Response | undefined;
  /** A function by its path, without a slash before it; `undefined` if there is none. */
  run: (name: string, request: Request) => Promise<Response> | undefined;
}

/** What Vercel takes as the body of a request to a function, in bytes. */
const largestBody = 4.5 * 1024 * 1024;

/**
 * Answers requests to a deployment as Vercel does by its `config.json`: rules in order up to the first
 * that does not continue, then files and functions, then the rules for errors. What a function says in
 * its headers counts for more than what the rules say.
 */
export const createRouter = (config: BuildConfig, { file, run }: Deployment) => {
  const { before, error } = phasesOf(config);

  return async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const headers = new Headers();
    let path = url.pathname;
    for (const route of before) {
      if (!matches(route, path)) continue;
      setAll(headers, route.headers);
      if (route.middlewarePath !== undefined) {
        const answer = await run(route.middlewarePath, request.clone());
        if (answer === undefined) throw new Error(`There is no ${route.middlewarePath}.`);
        if (answer.headers.get('x-middleware-next') !== '1') return withHeaders(answer, headers);
      }
      if (route.dest !== undefined) path = path.replace(whole(route), route.dest);
      if (route.continue !== true) break;
    }
    const found = await answerOf(path, request);
    if (found.status < 500 && found.status !== notThere) return withHeaders(found, headers);
    return failed(found, path, headers);
  };

  /** A file if there is one, else what a function says. */
  async function answerOf(path: string, request: Request): Promise<Response> {
    const body = await request.clone().arrayBuffer();
    const there = file(path) ?? file(`${path}${path.endsWith('/') ? '' : '/'}index.html`);
    if (there !== undefined)
      return isReading(request) ? there : new Response(null, { status: 405 });
    if (body.byteLength > largestBody)
      return new Response('FUNCTION_PAYLOAD_TOO_LARGE', { status: 413 });
    const ran = run(path.slice(1), request);
    if (ran === undefined) return new Response(null, { status: notThere });
    return ran.catch(() => new Response(null, { status: crashed }));
  }

  /** What the rules for errors show; what a function itself answers with 5xx is its answer. */
  function failed(found: Response, path: string, headers: Headers): Response {
    const status = { [notThere]: 404, [crashed]: 500 }[found.status];
    const rule = error.find((route) => route.status === status && matches(route, path));
    if (status === undefined) return withHeaders(found, headers);
    setAll(headers, rule?.headers);
    const page = file(rule?.dest ?? '') ?? new Response(`${status}`);
    return withHeaders(new Response(page.body, { status, headers: page.headers }), headers);
  }
};

/** Marks of the router's own, in place of a status: no such file or function; a function that threw. */
const [notThere, crashed] = [598, 599] as const;

const whole = ({ src = '^$' }: Route): RegExp => new RegExp(src, 'i');

const matches = (route: Route, path: string): boolean => whole(route).test(path);

const isReading = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

const setAll = (headers: Headers, more: Readonly<Record<string, string>> = {}): void => {
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
};

const withHeaders = (answer: Response, headers: Headers): Response => {
  const all = new Headers(headers);
  for (const [name, value] of answer.headers) all.set(name, value);
  all.delete('x-middleware-next');
  return new Response(answer.body, { status: answer.status, headers: all });
};
