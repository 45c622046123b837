import { accountOf } from '../../fleet/clusterView';
import { clusterIn } from '../../fleet/drift/clusterIn';
import { Declared, DeclaredCluster } from '../../terraform/declarations';
import { tenantClusterWords } from '../../terraform/tenantClusters';
import { ClusterView } from './ClusterView';
import { World } from './World';

/** What the Terraform repository says about a cluster at its newest commit. */
export type DeclaredView =
  | { cluster: DeclaredCluster; repository: string; branch: string }
  | { problem: string };

/** Reads the repository of a cluster again, and gives what it declares. */
export async function declaredCluster(
  world: World,
  { id }: ClusterView,
): Promise<DeclaredView> {
  const { accountId, region, clusterName } = id;
  const account = accountOf(world.config, accountId);
  if (!account) {
    return { problem: `Account ${accountId} is not configured any more.` };
  }
  if (account.role === 'tenant') {
    return { problem: tenantClusterWords(clusterName, account.name) };
  }
  await world.repositories.readFor(account, region);
  const side = (await world.repositories.declaredSides())(account, region);
  if (!side) {
    return {
      problem: `No Terraform repository is configured for account ${account.name} in ${region}.`,
    };
  }
  const { reading, declarations } = side;
  if (reading.problem || !declarations) {
    return {
      problem:
        reading.problem?.message ??
        `Repository ${reading.name} has not been read yet.`,
    };
  }
  const cluster = clusterIn(declarations, account.environment, clusterName);
  return cluster
    ? { cluster, repository: reading.name, branch: reading.branch }
    : {
        problem: `${reading.name} declares no cluster ${clusterName} in environment ${account.environment}. Declare it there first, or change it in AWS by hand.`,
      };
}

/** A declared value, or undefined where it cannot be read. */
export function valueOf<T>(declared: Declared<T> | undefined): T | undefined {
  return declared && 'value' in declared ? declared.value : undefined;
}
