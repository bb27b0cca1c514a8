import { existsSync } from 'node:fs';

/** A function that must not be built for the edge. */
export const touching = () => () => Promise.resolve(new Response(String(existsSync('/'))));
