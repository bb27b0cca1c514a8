/** A function that is built for the edge and must fail there: `Buffer` is Node's. */
export const touching = () => () => Promise.resolve(new Response(Buffer.from('a').toString('hex')));
