/** The shared stylesheet's element, as Astro writes it. Staff's own is another file and stays one. */
const sharedStyles = /<link rel="stylesheet" href="(\/_astro\/Page\.[^"]+\.css)">/;

/**
 * A built page with the shared styles in it, so that it is painted as soon as it has arrived. A page that is
 * filled for one person (the slot `personal`) loads the file instead: it is never compressed, and the browser
 * has the file, or keeps it. Throws if the styles could be taken for a mark of ours or for the end of their element.
 */
export const inlineStyles = async (
  page: string,
  readFile: (path: string) => Promise<string>,
): Promise<string> => {
  const [link, path] = sharedStyles.exec(page) ?? [];
  if (link === undefined || path === undefined) return page;
  const css = (await readFile(path)).trim();
  if (/<\/style|<!--/i.test(css)) throw new Error(`${path} cannot stand within a page.`);
  const either =
    `<!--unless:personal--><style>${css}</style><!--/unless:personal-->` +
    `<!--each:personal-->${link}<!--/each:personal-->`;
  return page.replace(link, () => either);
};
