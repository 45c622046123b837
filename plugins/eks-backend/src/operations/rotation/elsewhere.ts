import { ClusterId, PreflightFinding } from '@xkf/backstage-plugin-eks-common';
import { accountOf } from '../../fleet/clusterView';
import { clusterIn } from '../../fleet/drift/clusterIn';
import { ClusterRecord } from '../../fleet/store/FleetStore';
import { isSameRepository } from '../../terraform/configuredRepositories';
import { DeclaredView, listed, World } from '../world';

/**
 * Clusters of other accounts and regions that the same value describes, such as
 * those of all environments that read one file. A rotation covers one account and
 * region, and the removal would take their nodes away undrained. Their accounts are
 * not named, since they may be hidden from who asks.
 */
export async function elsewhere(
  world: Pick<World, 'config' | 'fleet' | 'repositories'>,
  id: ClusterId,
  declared: DeclaredView,
): Promise<PreflightFinding[]> {
  if ('problem' in declared) return [];
  const describes = await describedBy(world, id, declared);
  const found = (await world.fleet.records()).filter(
    record =>
      (record.accountId !== id.accountId || record.region !== id.region) &&
      describes(record),
  );
  if (found.length === 0) return [];
  const names = [...new Set(found.map(({ name }) => name))].sort();
  return [
    {
      code: 'shared-configuration',
      title: 'Clusters that share the file',
      state: 'required',
      message: `The same value describes ${listed(names)} in another account or region too. A rotation covers one account and region, and the removal would take the nodes away there without a drain.`,
      fix: 'Give the clusters of each account and region a value of their own in the Terraform repository.',
    },
  ];
}

/** Whether a cluster is described by the value of another one. */
async function describedBy(
  { config, repositories }: Pick<World, 'config' | 'repositories'>,
  id: ClusterId,
  { cluster }: Exclude<DeclaredView, { problem: string }>,
): Promise<(record: ClusterRecord) => boolean> {
  const sideOf = await repositories.declaredSides();
  return record => {
    const account = accountOf(config, record.accountId);
    if (!account || !isSameRepository(config, id, record)) return false;
    const declarations = sideOf(account, record.region)?.declarations;
    if (!declarations) return false;
    const { location = record.region } = declarations;
    const other = clusterIn(declarations, account.environment, record.name);
    return (
      location === record.region &&
      other?.source.path === cluster.source.path &&
      other.source.line === cluster.source.line
    );
  };
}
