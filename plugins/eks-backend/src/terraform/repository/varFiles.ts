import { ConfiguredRepository } from './repositoryOf';

/** The parts of a configured repository that say how files are named. */
export type FileNaming =
  | {
      kind: 'platform';
      config: { environments: Readonly<Record<string, string>> };
    }
  | { kind: 'tenant'; config: { environment?: string } };

/**
 * How the repository spells an environment: the name of its var file without
 * `.tfvars`, which is also the `ENV` of `make`.
 */
export function environmentName(
  repository: FileNaming | ConfiguredRepository,
  environment: string,
): string {
  const named =
    repository.kind === 'platform'
      ? new Map(Object.entries(repository.config.environments)).get(environment)
      : repository.config.environment;
  return (named ?? environment).replace(/\.tfvars$/, '');
}

/** The var file of one environment. */
export function environmentFile(directory: string, name: string): string {
  return `${directory}/variables/${name}.tfvars`;
}

/** The var file that all environments of a directory share. */
export function commonFile(directory: string): string {
  return `${directory}/variables/common.tfvars`;
}

/** The var file that all directories share: it lies beside them. */
export function globalFile(directory: string): string {
  const parent = directory.slice(0, directory.lastIndexOf('/') + 1);
  return `${parent}global.tfvars`;
}

/**
 * The var files of a directory in the order in which XKF's `terraform.sh` gives
 * them to Terraform: a variable in a later file wins over the same one in an
 * earlier file.
 */
export function varFiles(directory: string, name: string): string[] {
  return [
    environmentFile(directory, name),
    commonFile(directory),
    globalFile(directory),
  ];
}
