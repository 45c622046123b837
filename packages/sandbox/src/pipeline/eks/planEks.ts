import { updateClusterVersion } from '../../world/changes/clusterVersion';
import type { World } from '../../world/World';
import { type Scope, scopeKey } from '../Scope';
import type { TerraformState } from '../TerraformState';
import { callAws, type Step } from '../terraform/plan';
import { clustersOf, type ManagedCluster } from './clusters';
import type { EksDeclaration } from './declaration';
import { createStep, deleteStep, type PoolContext, updateStep } from './pools';

function versionStep(
  world: World,
  { state, module }: ManagedCluster,
  version: string,
): Step {
  const { cluster } = state;
  const address = `${module}.aws_eks_cluster.this`;
  return {
    address,
    resources: [
      {
        address,
        action: 'update',
        lines: [
          `  name    = "${cluster.name}"`,
          `~ version = "${cluster.version}" -> "${version}"`,
        ],
      },
    ],
    run: () =>
      callAws(
        `error updating EKS Cluster (${cluster.name}) version`,
        address,
        () => updateClusterVersion(world, state, version),
      ),
  };
}

function poolSteps(context: PoolContext, declaration: EksDeclaration): Step[] {
  const { cluster, state, key } = context;
  const { nodegroups } = cluster.state;
  const clusterName = cluster.state.cluster.name;
  const declared = new Set(
    declaration.pools.map(pool => `${clusterName}-${pool.name}`),
  );
  const steps = declaration.pools.flatMap(pool => {
    const name = `${clusterName}-${pool.name}`;
    const live = nodegroups.get(name);
    if (!live || !state.has(key, `nodegroup ${name}`)) {
      return [createStep(context, pool)];
    }
    return updateStep(context, pool, live) ?? [];
  });
  const removed = Array.from(nodegroups.values()).filter(
    group =>
      !declared.has(group.nodegroupName) &&
      state.has(key, `nodegroup ${group.nodegroupName}`),
  );
  return [...steps, ...removed.map(group => deleteStep(context, group))];
}

/** What has to be done so that the clusters of an environment are as declared. */
export function planEks(
  world: World,
  scope: Scope,
  declaration: EksDeclaration,
  state: TerraformState,
): Step[] {
  return clustersOf(world, scope).flatMap(cluster => {
    const version =
      cluster.state.cluster.version === declaration.version
        ? undefined
        : versionStep(world, cluster, declaration.version);
    const context = {
      world,
      cluster,
      state,
      key: scopeKey(scope),
      after: version ? [version.address] : [],
    };
    return [...(version ? [version] : []), ...poolSteps(context, declaration)];
  });
}

/** Records what is declared and exists already as made by Terraform. */
export function importEks(
  world: World,
  scope: Scope,
  declaration: EksDeclaration,
  state: TerraformState,
): void {
  for (const { state: live } of clustersOf(world, scope)) {
    for (const pool of declaration.pools) {
      const name = `${live.cluster.name}-${pool.name}`;
      if (live.nodegroups.has(name)) {
        state.add(scopeKey(scope), `nodegroup ${name}`);
      }
    }
  }
}
