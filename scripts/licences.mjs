// `npm run licences [-- FOLDER]`: the licences of what ships; exit 1 if one is not on the list.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownLicences } from './known-licences.mjs';
import { root } from './project.mjs';

/** Licences that ask for no more than that their text is kept (SPDX names). */
const allowed = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'],
  ...['BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'Python-2.0', 'Zlib'],
]);

/** Packages that may have another licence, and why. */
const exceptions = [
  // A library of its own that Astro could shrink pictures with. It runs in builds at most, is not part
  // of the site, and can be replaced, which is what the LGPL asks for.
  { name: /^@img\/sharp-/, licence: 'LGPL-3.0-or-later' },
  // Packs styles in builds; used as it comes, and the MPL asks only for changes to its own files.
  { name: /^lightningcss/, licence: 'MPL-2.0' },
  // Fonts. Both may be part of documents without a condition; OFL asks only that the font keep its name
  // and licence, Bitstream Vera's the same (DejaVu, whose own changes are in the public domain).
  { name: /^source-sans$/, licence: 'OFL-1.1' },
  { name: /^dejavu-fonts-ttf$/, licence: 'Bitstream-Vera' },
];

const folder = process.argv[2] ?? root;
const readJson = (...parts) => JSON.parse(readFileSync(join(folder, ...parts), 'utf8'));

/** Every package that is installed where customers are served, once for each version. */
const shipped = Object.entries(readJson('package-lock.json').packages)
  .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
  .map(([path, entry]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return { name, version: entry.version, licence: knownLicences[name] ?? licenceOf(path, entry) };
  });

/** As the package itself says; what is not installed here (another platform's) as the lockfile says. */
function licenceOf(path, entry) {
  const own = existsSync(join(folder, path, 'package.json')) ? readJson(path, 'package.json') : {};
  const licence = own.license ?? own.licenses?.[0] ?? entry.license;
  return typeof licence === 'object' ? licence.type : licence;
}

/** Of several licences joined by AND all must be right, of those joined by OR one. */
const isAllowed = ({ name, licence = '' }) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => isOneAllowed(name, one.trim())));

const isOneAllowed = (name, licence) =>
  allowed.has(licence) ||
  exceptions.some((exception) => exception.name.test(name) && exception.licence === licence);

const counts = new Map();
for (const { licence } of shipped) counts.set(licence, (counts.get(licence) ?? 0) + 1);
for (const [licence, count] of [...counts].sort((a, b) => b[1] - a[1]))
  console.log(`${String(count).padStart(4)}  ${licence ?? 'none'}`);

const refused = shipped.filter((one) => !isAllowed(one));
for (const { name, version, licence } of refused)
  console.error(`${name} ${version}: ${licence ?? 'no licence'} is not on the list.`);
process.exitCode = refused.length === 0 ? 0 : 1;
