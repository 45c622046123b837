import { Expression } from '@xkf/tfvars';
import {
  argumentOf,
  RootModule,
} from '../../terraform/declarations/RootModule';
import { moduleSourceOf } from '../../terraform/declarations/moduleSource';
import { peeringVariables } from '../../terraform/declarations/readDeclarations';
import { HostedCommit } from '../../terraform/HostedCommit';
import { environmentName, repositoryOf } from '../../terraform/repository';
import { SourceTree } from '../../terraform/repository/SourceTree';
import { AccountConfig } from '../../config';
import { World } from '../world';
import { Side } from './sides';

/** Whether the core module of a repository gets the list of one side. */
export type Passing =
  | { state: 'passes' | 'unknown' }
  | {
      state: 'ignored';
      /** `module "core" in aws-core/main.tf`. */
      call: string;
      argument: string;
      variable: string;
    };

/**
 * Reads the module calls of the network at the newest commit.
 * @returns undefined where no repository is configured
 * @throws what the Git host throws
 */
export async function passingOf(
  world: World,
  account: AccountConfig,
  region: string,
  side: Side,
  signal: AbortSignal,
): Promise<{ repository: string; passing: Passing } | undefined> {
  const found = repositoryOf(world.config.terraform, account, region);
  if (!found) return undefined;
  const { repoUrl, branch } = found.config;
  const hosted = world.gitHosts.open(repoUrl);
  const commit = await hosted.headOf(branch, { signal });
  const root = await RootModule.read(
    new SourceTree(new HostedCommit(hosted, commit, signal)),
    found.kind === 'platform'
      ? found.config.directories.core
      : found.config.directory,
    environmentName(found, account.environment),
  );
  const variable = peeringVariables(found.config)[side];
  return { repository: hosted.name, passing: passing(root, side, variable) };
}

/** Judges the calls of the modules `core` and `eks-core` of XKF. */
function passing(root: RootModule, side: Side, variable: string): Passing {
  const argument = `vpc_peering_config_${side}`;
  const calls = root
    .moduleCalls()
    .filter(call =>
      /(^|\/)(eks-)?core$/.test(moduleSourceOf(call).source ?? ''),
    );
  if (calls.length === 0) return { state: 'unknown' };
  const isPassed = calls.some(({ block }) =>
    mentions(argumentOf(block, argument), variable),
  );
  if (isPassed) return { state: 'passes' };
  const [{ name, path }] = calls;
  return {
    state: 'ignored',
    call: `module "${name}" in ${path}`,
    argument,
    variable,
  };
}

function mentions(
  expression: Expression | undefined,
  variable: string,
): boolean {
  return (
    expression?.kind === 'opaque' &&
    new RegExp(`\\bvar\\.${variable}(?![\\w-])`).test(expression.text)
  );
}
