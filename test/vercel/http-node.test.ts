import { httpSuite } from './http-suite.ts';
import { deploymentSecrets, startDeployment } from './running-deployment.ts';

httpSuite('a deployment in Node', () => startDeployment('nodejs24.x', deploymentSecrets));
