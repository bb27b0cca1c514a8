import { fileURLToPath } from 'node:url';
import { bundleServer } from '#functions/build/bundled-server.ts';

await bundleServer(fileURLToPath(new URL('../..', import.meta.url)));
