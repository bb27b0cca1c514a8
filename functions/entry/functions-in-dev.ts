import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';

/**
 * Mounts the functions in Astro's development server, so that editors and developers see what
 * customers will: live notices, working forms, the inbox. Pages are filled as Astro renders them.
 */
export const functionsInDev = (): AstroIntegration => ({
  name: 'besked:functions-in-dev',
  hooks: {
    'astro:config:setup': ({ command, updateConfig, logger }) => {
      if (command !== 'dev') return;
      const plugin: Plugin = {
        name: 'besked:functions-in-dev',
        enforce: 'post',
        // Astro puts its own handlers first, one of which answers 404 to what lacks a last slash.
        configureServer: async (server) => {
          // Only here: a build is not to wait for modules that it has no use for.
          const { functionsFor } = await import('./dev.ts');
          return () => {
            server.middlewares.stack.unshift({ route: '', handle: functionsFor(server, logger) });
          };
        },
      };
      updateConfig({ vite: { plugins: [plugin] } });
    },
  },
});
