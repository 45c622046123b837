import { ConflictError, InputError } from '@backstage/errors';
import { Expression, Path } from '@xkf/tfvars';
import {
  ClusterCall,
  ConfigLocation,
  findClusterCalls,
  isSameConfig,
} from '../../declarations/clusterCalls';
import { DeclarationProblems } from '../../declarations/DeclarationProblems';
import {
  EksConfig,
  PoolOfConfig,
  readEksConfig,
} from '../../declarations/eksConfig';
import { RootModule } from '../../declarations/RootModule';
import { tenantClusterWords } from '../../tenantClusters';
import { Impact } from '../effect';
import { at, Workspace } from '../Workspace';
import { listed } from '../words';

type FoundConfig = Extract<ConfigLocation, { state: 'found' }>;

/** A cluster that a change describes. */
export interface AffectedCluster {
  environment: string;
  call: ClusterCall;
}

/** The value that describes a cluster, as it is in the workspace now. */
export interface ClusterTarget {
  root: RootModule;
  call: ClusterCall;
  location: FoundConfig;
  config: EksConfig;
  /** Every cluster that the value describes, this one first. */
  affected: AffectedCluster[];
}

/**
 * Finds what describes a cluster.
 * @throws InputError when the repository describes no such cluster
 * @throws ConflictError when the description is computed or cannot be read
 */
export async function findCluster(
  workspace: Workspace,
  clusterName: string,
): Promise<ClusterTarget> {
  const repository = workspace.context.config;
  if (repository.kind !== 'platform') {
    throw new InputError(
      tenantClusterWords(clusterName, workspace.context.account.name),
    );
  }
  const { directories } = repository.config;
  const root = await workspace.root(directories.eks);
  const problems = new DeclarationProblems(workspace.tree);
  const calls = findClusterCalls(root, repository.config, problems);
  const call = calls.find(({ name }) => name === clusterName);
  if (!call) {
    problems.addBroken(root.files);
    throw notDescribed(root, clusterName, calls, problems);
  }
  const location = call.config;
  if (location.state === 'unknown') {
    throw new ConflictError(
      `${at(location.path, location.line)}: ${location.unreadable} Change it by hand.`,
    );
  }
  const environments = await workspace.environmentsReading(
    directories.eks,
    location.path,
  );
  const affected: AffectedCluster[] = [];
  for (const environment of new Set([root.environment, ...environments])) {
    const other = await workspace.root(directories.eks, environment);
    affected.push(
      ...findClusterCalls(other, repository.config, problems)
        .filter(({ config }) => isSameConfig(config, location))
        .map(found => ({ environment, call: found })),
    );
  }
  const first = affected.findIndex(other => other.call.name === call.name);
  affected.unshift(...affected.splice(first, 1));
  const config = readEksConfig(location, problems);
  return { root, call, location, config, affected };
}

/**
 * The pool of a name.
 * @throws InputError when there is none
 */
export function requirePool(target: ClusterTarget, name: string): PoolOfConfig {
  const pool = target.config.pools.find(other => other.name === name);
  if (pool) return pool;
  const names = target.config.pools.map(other => other.name);
  throw new InputError(
    `${at(target.location.path)} has no pool ${name} for ${target.call.name}. It has ${
      names.length > 0 ? listed(names) : 'none'
    }.`,
  );
}

/** Path of the list of pools. */
export function poolsPath({ location, config }: ClusterTarget): Path {
  return [...location.at, config.spelling];
}

/** Keys of the value that describes the clusters. */
export function keysOfConfig({ location }: ClusterTarget): string[] {
  return keysOf(location.expression);
}

/** Keys of a pool, in their order. */
export function keysOfPool(target: ClusterTarget, name: string): string[] {
  const { expression } = target.location;
  const list = valueOf(expression, target.config.spelling);
  const pools = list?.kind === 'tuple' ? list.elements : [];
  const pool = pools.find(({ value }) => {
    const own = valueOf(value, 'name');
    return own?.kind === 'string' && own.value === name;
  });
  return pool ? keysOf(pool.value) : [];
}

/** Names of the clusters that a change meets. */
export function affectedNames({ affected }: ClusterTarget): string[] {
  return [...new Set(affected.map(({ call }) => call.name))];
}

/**
 * The plans that a change of clusters meets, each with its score.
 * @param score - of one cluster
 */
export function clusterImpacts(
  workspace: Workspace,
  target: ClusterTarget,
  score: number,
): Impact[] {
  const byEnvironment = new Map<string, number>();
  for (const cluster of target.affected) {
    const { environment } = cluster;
    const before = byEnvironment.get(environment) ?? 0;
    const own = exists(workspace, target, cluster) ? score : 0;
    byEnvironment.set(environment, before + own);
  }
  return [...byEnvironment].map(([environment, total]) => ({
    directory: target.root.directory,
    environment,
    score: total,
    comparable: true,
  }));
}

/** False only for a cluster that its `count` leaves out, as AWS shows. */
export function exists(
  workspace: Workspace,
  { root }: ClusterTarget,
  { environment, call }: AffectedCluster,
): boolean {
  const { live } = workspace.context;
  return (
    !call.conditional ||
    environment !== root.environment ||
    !live ||
    live.clusters.some(({ name }) => name === call.name)
  );
}

function keysOf(expression: Expression): string[] {
  return expression.kind === 'object'
    ? expression.items.flatMap(({ key }) => key.name ?? [])
    : [];
}

function valueOf(expression: Expression, key: string): Expression | undefined {
  return expression.kind === 'object'
    ? expression.items.find(item => item.key.name === key)?.value
    : undefined;
}

function notDescribed(
  root: RootModule,
  clusterName: string,
  calls: readonly ClusterCall[],
  problems: DeclarationProblems,
): InputError {
  const names = calls.map(({ name }) => name);
  const [problem] = problems.list();
  const sentences = [
    `${root.directory} describes no cluster ${clusterName} in environment ${root.environment}`,
    names.length > 0 ? `, only ${listed(names)}.` : '.',
    problem ? ` ${at(problem.path, problem.line)}: ${problem.message}` : '',
  ];
  return new InputError(sentences.join(''));
}
