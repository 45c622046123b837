import { filesOf } from '../git/objects/files';
import type { Repository } from '../git/repository/Repository';
import type { RepositorySeed } from '../seed/schema';
import type { SourceFile } from './terraform/variables';

/** One run of Terraform: a folder of a repository in one environment. */
export interface Scope {
  repository: Repository;
  directory: string;
  environment: string;
  accountId: string;
  region: string;
}

/** The key of a scope, under which its Terraform state is kept. */
export function scopeKey({
  repository,
  directory,
  environment,
}: Scope): string {
  return `${repository.fullName} ${directory} ${environment}`;
}

/** The folders that Terraform runs in: those with variables or configuration. */
function directoriesOf(paths: string[]): string[] {
  const folders = paths
    .filter(path => /^[^/]+\/(variables\/[^/]+\.tfvars|[^/]+\.tf)$/.test(path))
    .map(path => path.slice(0, path.indexOf('/')));
  return Array.from(new Set(folders)).sort();
}

/**
 * The runs that changed files call for: a file of an environment only that one, anything else of a folder all
 * environments, `global.tfvars` everything.
 *
 * @param paths - all files
 * @param changed - the changed ones
 */
export function scopesOf(
  repository: Repository,
  seed: RepositorySeed,
  paths: string[],
  changed: string[],
): Scope[] {
  const environments = Object.entries(seed.environments);
  return directoriesOf(paths).flatMap(directory =>
    environments.flatMap(([environment, accountId]) => {
      const touched = changed.some(path => {
        if (path === 'global.tfvars') {
          return true;
        }
        const below = path.startsWith(`${directory}/`)
          ? path.slice(directory.length + 1)
          : '';
        const own = /^variables\/([^/]+)\.tfvars$/.exec(below)?.[1];
        return own && own !== 'common'
          ? own === environment
          : /\.tf(vars)?$/.test(below);
      });
      return touched
        ? [
            {
              repository,
              directory,
              environment,
              accountId,
              region: seed.region,
            },
          ]
        : [];
    }),
  );
}

/** The files that one run reads: the folder's configuration, and the files with values in their order. */
export function sourcesOf(
  { repository, directory, environment }: Scope,
  tree: string,
): { folder: SourceFile[]; varFiles: SourceFile[] } {
  const { objects } = repository;
  const files = filesOf(objects, tree);
  const read = (path: string, name: string): SourceFile[] => {
    const file = files.get(path);
    const text = file && objects.blob(file.sha)?.toString('utf8');
    return text === undefined ? [] : [{ path: name, text }];
  };
  const configuration = Array.from(files.keys()).filter(path =>
    new RegExp(`^${directory}/[^/]+\\.tf$`).test(path),
  );
  return {
    folder: configuration.flatMap(path => read(path, path)),
    varFiles: [
      ...[environment, 'common'].flatMap(name =>
        read(
          `${directory}/variables/${name}.tfvars`,
          `variables/${name}.tfvars`,
        ),
      ),
      ...read('global.tfvars', '../global.tfvars'),
    ],
  };
}
