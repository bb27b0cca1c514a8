import type { Hono } from 'hono';

/** What an app answers with. */
export type Answer = Response | Promise<Response>;

/**
 * Lets `first` answer requests before an app routes them; what is not for it, it hands on with `next`.
 * For what a route cannot be: cheaper than any routing.
 */
export const answerFirst = (
  app: Hono,
  first: (next: () => Answer, ...asked: Parameters<Hono['fetch']>) => Answer,
): Hono => {
  const route = app.fetch;
  app.fetch = (...asked) => first(() => route(...asked), ...asked);
  return app;
};
