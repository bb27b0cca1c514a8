import { build, type Plugin } from 'esbuild';
import type { VercelRuntime } from './vercel-runtime.ts';

/** One function of a deployment. */
export interface VercelFunction {
  /** Its path in a deployment, without a slash before it. */
  name: string;
  /** The module and the name of what makes it of the pages' templates. */
  module: string;
  make: string;
  /** Vercel calls a function by its `fetch`, and a middleware as it is. */
  exportsAs: (made: string) => string;
}

/** What a deployment consists of beside files: see `vercelRoutes` for what goes where. */
export const vercelFunctions = (runtime: VercelRuntime): VercelFunction[] => [
  {
    name: 'api',
    module: '#functions/entry/vercel-api.ts',
    make: 'apiFunction',
    exportsAs: (made) => (runtime === 'edge' ? made : `{ fetch: ${made} }`),
  },
  {
    name: '_pages',
    module: '#functions/entry/vercel-pages.ts',
    make: 'pagesMiddleware',
    exportsAs: (made) => made,
  },
];

/**
 * Bundles a function with the templates of all pages into one module that needs nothing but what every
 * web runtime has. Rejects, with where it is imported, if something of Node's own is.
 */
export const bundleFunction = async (
  { module, make, exportsAs }: Omit<VercelFunction, 'name'>,
  templates: Readonly<Record<string, string>>,
  root: string,
): Promise<Uint8Array> => {
  const contents =
    `import { ${make} } from ${JSON.stringify(module)};\n` +
    `const made = ${make}(${JSON.stringify(templates)});\n` +
    `export default ${exportsAs('made')};\n`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, sourcefile: 'vercel-function.mjs', loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    // Not Node's: what imports a module of Node cannot be resolved, and is a fault.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['edge-light', 'worker', 'module'],
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [withoutReactEmail],
  });
  const [bundle] = outputFiles;
  if (bundle === undefined) throw new Error(`${make} was not bundled.`);
  return bundle.contents;
};

/** Resend's SDK would load it for mails written in React; Vercel refuses what refers to modules it lacks. */
const withoutReactEmail: Plugin = {
  name: 'besked:without-react-email',
  setup: (bundler) => {
    const namespace = 'without-react-email';
    bundler.onResolve({ filter: /^@react-email\/render$/ }, ({ path }) => ({ path, namespace }));
    bundler.onLoad({ filter: /./, namespace }, () => ({ contents: 'export {};' }));
  },
};
