import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const generated = new Set([
  'node_modules',
  'dist',
  'dist-types',
  'coverage',
  'screenshots',
  'test-results',
  'e2e',
]);

/** Every source file under a path, sorted; generated folders are left out. */
export function sourceFiles(path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry) return [];
  if (entry.isFile()) return [path];
  return readdirSync(path)
    .filter(name => !generated.has(name))
    .sort()
    .flatMap(name => sourceFiles(join(path, name)));
}

/**
 * One hash over names and contents.
 *
 * @param {string} base - names count relative to this folder, so that a copy
 *   of the repository has the same hash
 * @param {string[]} paths - files and folders; a missing one counts as empty
 * @param {string[]} facts - anything else the result depends on
 */
export function contentHash(base, paths, facts = []) {
  const hash = createHash('sha256');
  for (const fact of facts) hash.update(`${fact}\0`);
  for (const file of paths.flatMap(sourceFiles)) {
    hash.update(`${relative(base, file)}\0`);
    hash.update(readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** The content of a state file, or undefined when there is none. */
export function readState(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
