import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** A site in front of a server, which programs find with notices of before until `catchUp`. */
export interface LaggingSite {
  /** Without a slash at its end. */
  url: string;
  leadTo: (server: string) => void;
  catchUp: () => void;
  close: () => void;
}

/** Stands where the public site is: an Edge Config takes seconds to reach the pages, a file takes none. */
export const laggingSite = async (): Promise<LaggingSite> => {
  const state = { server: '', isBehind: true };
  const answer = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    if (state.isBehind && pathname === '/api/notices')
      return Response.json({ notices: [] }, { headers: { 'besked-notices': 'of before' } });
    const headers = new Headers(request.headers);
    // Else `fetch` would take off a coding that the answer still names.
    headers.set('accept-encoding', 'identity');
    const hasBody = request.method === 'POST';
    return fetch(state.server + pathname + search, {
      ...{ method: request.method, headers, redirect: 'manual' },
      ...(hasBody && { body: await request.arrayBuffer() }),
    });
  };
  const listener = getRequestListener(answer);
  const server = createServer((request, response) => void listener(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    leadTo: (to) => (state.server = to),
    catchUp: () => (state.isBehind = false),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
