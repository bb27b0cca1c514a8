import { httpSuite } from './http-suite.ts';
import { deploymentSecrets, startDeployment } from './running-deployment.ts';

httpSuite('a deployment at the edge', () => startDeployment('edge', deploymentSecrets));
