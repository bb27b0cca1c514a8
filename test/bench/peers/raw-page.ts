import { createServer, get } from 'node:http';

/**
 * `node raw-page.ts URL ENCODING`: asks once, then answers every request with those very bytes, under the
 * same headers, by `node:http` alone; and with 304 to who names the ETag.
 */
const [, , url = '', encoding = 'identity'] = process.argv;
const ofContent = ['content-type', 'content-length', 'content-encoding'];
const connectionHeaders = ['connection', 'keep-alive', 'date', 'transfer-encoding'];

get(url, { headers: { 'accept-encoding': encoding } }, (answer) => {
  const pieces: Buffer[] = [];
  answer.on('data', (piece: Buffer) => pieces.push(piece));
  answer.once('end', () => {
    const body = Buffer.concat(pieces);
    const headers = Object.fromEntries(
      Object.entries(answer.headers).filter(([name]) => !connectionHeaders.includes(name)),
    );
    const unchanged = Object.fromEntries(
      Object.entries(headers).filter(([name]) => !ofContent.includes(name)),
    );
    const { etag } = headers;
    const server = createServer((request, response) => {
      if (request.headers['if-none-match'] === etag) {
        response.writeHead(304, unchanged);
        response.end();
        return;
      }
      response.writeHead(200, headers);
      response.end(body);
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      process.stdout.write(`http://127.0.0.1:${port}\n`);
    });
  });
});
