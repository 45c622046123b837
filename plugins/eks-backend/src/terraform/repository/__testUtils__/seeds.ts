import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Files } from './memoryRepository';

const seeds = join(
  dirname(require.resolve('@xkf/sandbox/package.json')),
  'src/seed/repositories/acme',
);

/** A repository of the sandbox's seed; what the sandbox fills in is made up. */
export function seed(name: string): Files {
  const root = join(seeds, name);
  const files: Record<string, string> = {};
  const visit = (directory: string) => {
    for (const entry of readdirSync(directory)) {
      const path = join(directory, entry);
      if (statSync(path).isDirectory()) {
        visit(path);
      } else {
        files[relative(root, path)] = readFileSync(path, 'utf8')
          .replace(/\{\{release \S+ (\S+) \d+\}\}/g, '$1.5-20261119')
          .replace(/\{\{cidr [^}]*\}\}/g, '10.200.0.0/18')
          .replace(/\{\{[^}]*\}\}/g, 'filled-in');
      }
    }
  };
  visit(root);
  return files;
}
