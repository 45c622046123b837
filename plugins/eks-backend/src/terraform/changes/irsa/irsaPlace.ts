import { isReadable, readText } from '../../declarations/literals';
import { RootModule } from '../../declarations/RootModule';
import { ConfiguredRepository } from '../../repository';
import { Workspace } from '../Workspace';
import { toHcl } from './hcl';

/** Where the roles of an account are declared. */
export interface IrsaPlace {
  root: RootModule;
  /** Further directories to learn from. */
  others: RootModule[];
  /** The file that roles and issuers are appended to. */
  path: string;
  /** Environments whose plans meet what is declared here. */
  environments: string[];
  /**
   * The value of `count` that makes something in the account's environment alone;
   * undefined where the directory has no other one.
   */
  count?: string;
}

/** The directory of a repository that roles are made in. */
export function irsaDirectory({ kind, config }: ConfiguredRepository): string {
  return kind === 'platform' ? config.directories.eks : config.directory;
}

/** Where the roles of the account of a workspace are declared. */
export async function irsaPlace(workspace: Workspace): Promise<IrsaPlace> {
  const { config } = workspace.context;
  const directories = [
    irsaDirectory(config),
    ...(config.kind === 'platform' ? [config.config.directories.core] : []),
  ];
  const [root, ...others] = await Promise.all(
    directories.map(directory => workspace.root(directory)),
  );
  const environments = await workspace.environmentsOf(root.directory);
  const onlyIn = environments.length > 1 ? environmentText(root) : undefined;
  return {
    root,
    others,
    path: `${root.directory}/irsa.tf`,
    ...(onlyIn === undefined
      ? { environments }
      : {
          environments: [root.environment],
          count: `var.environment == ${toHcl(onlyIn)} ? 1 : 0`,
        }),
  };
}

/**
 * What `var.environment` is: with it something is made only where it belongs, since
 * all environments read the same `.tf` files.
 */
function environmentText(root: RootModule): string | undefined {
  const value =
    root.declarationOf('environment') && root.variable('environment');
  if (value?.state !== 'set') return undefined;
  const read = readText(value, 'environment');
  return isReadable(read) ? read.value : undefined;
}
