import { startMailEndpoint } from './mail-endpoint.ts';

/** The endpoint as a process of its own, for a bench that times answers while e-mails are taken. */
const { url } = await startMailEndpoint();
process.stdout.write(`${url}\n`);
