// Prints what each direct dependency weighs on disk, with all that it brings along counted once.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { dependencies = {}, devDependencies = {} } = packages[''];

/** Where a package finds a dependency of its own: beside it or in a folder further out. */
const located = (name, from) => {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (at === '') return undefined;
  }
};

const reached = (name) => {
  const found = new Set();
  const visit = (path) => {
    if (path === undefined || found.has(path)) return;
    found.add(path);
    const { dependencies: direct = {}, optionalDependencies: optional = {} } = packages[path];
    for (const next of Object.keys({ ...direct, ...optional })) visit(located(next, path));
  };
  visit(located(name, ''));
  return found;
};

const bytesIn = (folder) => {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += entry.name === 'node_modules' ? 0 : bytesIn(path);
    else if (entry.isFile()) bytes += statSync(path).size;
  }
  return bytes;
};

const own = (path) => {
  try {
    return bytesIn(path);
  } catch {
    return 0; // Not installed here: made for another platform.
  }
};

for (const [title, names] of [
  ['runs', dependencies],
  ['develops', devDependencies],
])
  for (const name of Object.keys(names)) {
    const all = [...reached(name)];
    const megabytes = (bytes) => (bytes / 1e6).toFixed(1).padStart(6);
    const total = all.reduce((sum, path) => sum + own(path), 0);
    console.log(
      `${title.padEnd(9)}${`${name}@${names[name]}`.padEnd(36)}${megabytes(own(all[0]))} MB, with ${String(all.length - 1).padStart(3)} others ${megabytes(total)} MB`,
    );
  }
