import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Absolute path of a file or folder of the repository. */
export const inRoot = (...segments) => join(root, ...segments);
