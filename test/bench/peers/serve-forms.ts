import { createServer } from 'node:http';

/** Serves posts by `node:http` alone: 303 to where `takeIn` says, 422 where it says nothing. */
export const serveForms = (takeIn: (body: string) => Promise<string | undefined>): void => {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.once('end', () => {
      void takeIn(Buffer.concat(pieces).toString()).then((location) => {
        response.writeHead(location === undefined ? 422 : 303, { location: location ?? '' });
        response.end();
      });
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    process.stdout.write(`http://127.0.0.1:${port}\n`);
  });
};
