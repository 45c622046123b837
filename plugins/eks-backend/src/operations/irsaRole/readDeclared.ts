import { AccountConfig } from '../../config';
import { isReadable, readText } from '../../terraform/declarations/literals';
import { moduleSourceOf } from '../../terraform/declarations/moduleSource';
import {
  argumentOf,
  ModuleCall,
  RootModule,
} from '../../terraform/declarations/RootModule';
import { irsaDirectory } from '../../terraform/changes/irsa/irsaPlace';
import {
  oidcProvidersOf,
  oidcProviderType,
} from '../../terraform/changes/irsa/oidcProviders';
import { HostedCommit } from '../../terraform/HostedCommit';
import { environmentName, repositoryOf } from '../../terraform/repository';
import { SourceTree } from '../../terraform/repository/SourceTree';
import { World } from '../world';

/** What the repository of an account declares about roles and issuers. */
export interface DeclaredRoles {
  repository: string;
  branch: string;
  directory: string;
  /** The environment as the repository spells it. */
  environment: string;
  /** Whether there is any Terraform in the directory. */
  hasFiles: boolean;
  /** Names of all module calls. */
  modules: ReadonlySet<string>;
  /** The module calls that make roles for service accounts, by the role's name. */
  roles: ReadonlyMap<string, string>;
  /** Names of the resources of issuers. */
  resources: ReadonlySet<string>;
  /** Issuers without their scheme. */
  issuers: ReadonlySet<string>;
}

/**
 * Reads the newest commit.
 * @returns undefined where no repository is configured
 * @throws what the Git host throws
 */
export async function readDeclared(
  world: World,
  account: AccountConfig,
  region: string,
  signal: AbortSignal,
): Promise<DeclaredRoles | undefined> {
  const found = repositoryOf(world.config.terraform, account, region);
  if (!found) return undefined;
  const { repoUrl, branch } = found.config;
  const hosted = world.gitHosts.open(repoUrl);
  const commit = await hosted.headOf(branch, { signal });
  const directory = irsaDirectory(found);
  const environment = environmentName(found, account.environment);
  const root = await RootModule.read(
    new SourceTree(new HostedCommit(hosted, commit, signal)),
    directory,
    environment,
  );
  const calls = root.moduleCalls();
  return {
    repository: hosted.name,
    branch,
    directory,
    environment,
    hasFiles: root.moduleFiles.length > 0,
    modules: new Set(calls.map(({ name }) => name)),
    roles: new Map(calls.flatMap(roleOf)),
    resources: new Set(
      root.resources(oidcProviderType).map(({ name }) => name),
    ),
    issuers: new Set(oidcProvidersOf(root).map(({ url }) => url)),
  };
}

function roleOf(call: ModuleCall): [string, string][] {
  if (!moduleSourceOf(call).source?.endsWith('/irsa')) return [];
  const expression = argumentOf(call.block, 'name');
  const read = expression && readText({ path: call.path, expression }, 'name');
  return isReadable(read) ? [[read.value, call.name]] : [];
}
