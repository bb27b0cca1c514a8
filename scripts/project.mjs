import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** A path in the project, from its parts. */
export const inProject = (...parts) => join(root, ...parts);
