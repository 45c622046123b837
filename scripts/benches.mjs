import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const suffix = '.bench.ts';

/** `pullRequests.bench.ts` is called `pull-requests`. */
function nameOf(file) {
  return file
    .slice(0, -suffix.length)
    .replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}

function filesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * The measurements of the repository: the files `bench/*.bench.ts` of every
 * package.
 *
 * @param {string} root - the folder that holds `packages` and `plugins`
 * @returns {Map<string, string>} file by name, sorted
 */
export function findBenches(root) {
  const found = ['packages', 'plugins'].flatMap(folder =>
    filesIn(join(root, folder)).flatMap(name => {
      const bench = join(root, folder, name, 'bench');
      return filesIn(bench)
        .filter(file => file.endsWith(suffix))
        .map(file => [nameOf(file), join(bench, file)]);
    }),
  );
  return new Map(found.sort(([one], [other]) => (one < other ? -1 : 1)));
}
