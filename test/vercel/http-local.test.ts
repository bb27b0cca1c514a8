import { startServer } from '#test/server/running-server.ts';
import { httpSuite } from './http-suite.ts';
import { deploymentSecrets } from './running-deployment.ts';

httpSuite('the server on one machine', () => startServer(deploymentSecrets));
