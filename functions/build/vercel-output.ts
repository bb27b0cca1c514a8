import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { styleSources } from '#functions/pages/style-sources.ts';
import { isStaffPath } from '#i18n/routes.ts';
import { filesIn } from './files-in.ts';
import { bundleFunction, vercelFunctions } from './vercel-bundle.ts';
import { vercelRoutes } from './vercel-routes.ts';
import { functionConfig, type VercelRuntime } from './vercel-runtime.ts';

/** When Vercel calls what nobody else would: UTC. */
const crons = [
  { path: '/api/deliver', schedule: '* * * * *' },
  { path: '/api/retention', schedule: '17 2 * * *' },
  { path: '/api/staff/daily', schedule: '17 6 * * *' },
];

/**
 * Writes the built site of `built` and its functions into `output` as Vercel's Build Output API v3 wants
 * them (`vercel deploy --prebuilt`), and removes what was there.
 */
export const writeVercelOutput = async (options: {
  /** The folder of the project. */
  root: string;
  /** Where `astro build` has left the folders `site` and `templates`. */
  built: string;
  output: string;
  runtime: VercelRuntime;
}): Promise<void> => {
  const { root, built, output, runtime } = options;
  const templates = await readTemplates(join(built, 'templates'));
  const files = (await filesIn(join(built, 'site')))
    .filter((path) => !path.endsWith('.html'))
    .map((path) => `/${path}`);

  await rm(output, { recursive: true, force: true });
  await cp(join(built, 'site'), join(output, 'static'), {
    recursive: true,
    // Staff's pages are the function's alone: an empty one must never be served as it was built.
    filter: (path) => !isStaffPath(`/${relative(join(built, 'site'), path)}`),
  });
  await Promise.all(
    vercelFunctions(runtime).map(async (each) => {
      const folder = join(output, 'functions', `${each.name}.func`);
      const bundle = await bundleFunction(each, templates, root);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'index.mjs'), bundle);
      await writeFile(join(folder, '.vc-config.json'), asJson(functionConfig(runtime)));
    }),
  );
  const sources = await Promise.all(Object.values(templates).map(styleSources));
  const routes = vercelRoutes(files, [...new Set(sources.flat())].sort());
  const config = { version: 3, routes, crons };
  await writeFile(join(output, 'config.json'), asJson(config));
};

/** The pages with their slots, by site path: `/klagomal/`, `/404.html`. */
const readTemplates = async (folder: string): Promise<Record<string, string>> => {
  const pages = await Promise.all(
    (await filesIn(folder)).map(
      async (file) =>
        [
          `/${file}`.replace(/\/index\.html$/, '/'),
          await readFile(join(folder, file), 'utf8'),
        ] as const,
    ),
  );
  return Object.fromEntries(pages);
};

const asJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
