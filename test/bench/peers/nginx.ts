import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { freePort } from '../free-port.ts';
import { startPeer, type Peer } from '../pinned.ts';

/**
 * nginx with one worker that serves a page of the same plain bytes, packed beforehand (`gzip_static`:
 * Debian's nginx has no Brotli), under the same headers, without an access log.
 */
export const startNginx = async (
  path: string,
  page: Uint8Array,
  headers: Readonly<Record<string, string>>,
): Promise<Peer> => {
  const folder = mkdtempSync(join(tmpdir(), 'besked-nginx-'));
  const file = join(folder, 'site', path, 'index.html');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, page);
  writeFileSync(`${file}.gz`, gzipSync(page, { level: 9 }));
  const port = await freePort();
  const added = Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}";`);
  writeFileSync(
    join(folder, 'nginx.conf'),
    `user root; worker_processes 1; daemon off; master_process off; pid ${folder}/pid;
error_log stderr;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  types { text/html html; } charset utf-8;
  open_file_cache max=100 inactive=1h; open_file_cache_valid 1h;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  server {
    listen 127.0.0.1:${port}; root ${folder}/site; gzip_static on; gzip_vary on;
    location / { ${added.join('\n')} }
  }
}
`,
  );
  const line = ['sh', '-c', `echo http://127.0.0.1:${port}; exec nginx -c ${folder}/nginx.conf`];
  return startPeer({ line });
};
