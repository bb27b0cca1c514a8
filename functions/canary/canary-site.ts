/** A site to try, and for how long, or in one line what is wrong with what was typed. */
export type CanarySite =
  { kind: 'read'; site: string; withinMs: number } | { kind: 'refused'; why: string };

/**
 * Reads the command line: an address without a path, and seconds. Without encryption only this machine is
 * tried, since the site's secret goes along.
 *
 * @example
 * canarySite('https://help.firm.example/', '60') // { kind: 'read', site: 'https://help.firm.example', … }
 */
export const canarySite = (url: string, within: string): CanarySite => {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || `${parsed.origin}/` !== parsed.href)
    return refused(`"${url}" is not the address of a site, such as https://help.firm.example.`);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname);
  if (parsed.protocol === 'http:' && !isHere)
    return refused('Only this machine is tried without https.');
  const seconds = /^\d{1,4}$/.test(within) ? Number(within) : 0;
  if (seconds === 0) return refused('--within needs a number of seconds from 1 to 9999.');
  return { kind: 'read', site: parsed.origin, withinMs: seconds * 1000 };
};

const refused = (why: string): CanarySite => ({ kind: 'refused', why });
