/** The runtimes of Vercel that Besked is built for. */
export type VercelRuntime = 'edge' | 'nodejs24.x';

/** The runtime of a deployment: change it here and nowhere else. Both are built and tested. */
export const vercelRuntime: VercelRuntime = 'edge';

/** Stockholm. Customers and the store are near. */
const regions = ['arn1'];

/** What Vercel must know of a function, `.vc-config.json`: its file is `index.mjs`. */
export const functionConfig = (runtime: VercelRuntime): Readonly<Record<string, unknown>> =>
  runtime === 'edge'
    ? { runtime, entrypoint: 'index.mjs', deploymentTarget: 'v8-worker', regions }
    : {
        runtime,
        handler: 'index.mjs',
        launcherType: 'Nodejs',
        shouldAddHelpers: false,
        useWebApi: true,
        supportsResponseStreaming: true,
        maxDuration: 30,
        regions,
      };
