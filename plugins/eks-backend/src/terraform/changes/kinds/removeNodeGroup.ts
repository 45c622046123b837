import { isReadable } from '../../declarations/literals';
import { removePoolScore } from '../blastRadius/scores';
import {
  affectedNames,
  clusterImpacts,
  findCluster,
  poolsPath,
} from '../clusters/ClusterTarget';
import { sharedConfiguration } from '../clusters/configWarnings';
import { lastNodeGroupWarnings } from '../clusters/lastNodeGroup';
import { ApplyChange } from '../effect';
import { ConflictError } from '@backstage/errors';
import { at } from '../Workspace';
import { listed, slug } from '../words';

/** Removes a pool from `node_pools` (or `node_groups`). */
export const removeNodeGroup: ApplyChange<'remove-node-group'> = async (
  workspace,
  { clusterName, pool: name },
) => {
  const target = await findCluster(workspace, clusterName);
  const { location, config } = target;
  const pool = config.pools.find(other => other.name === name);
  if (pool) {
    await workspace.edit(location.path, [
      { op: 'remove', path: [...poolsPath(target), { name }] },
    ]);
  } else if (config.poolsUnreadable !== undefined) {
    throw new ConflictError(
      `${at(location.path)}: ${config.poolsUnreadable} Remove ${name} by hand.`,
    );
  }
  const names = listed(affectedNames(target));
  const others = config.pools.map(other => other.name);
  return {
    title: `Remove node group ${name} from ${names}`,
    summary: `Removes node group ${name} from ${names} in ${location.path}.`,
    subject: clusterName,
    action: slug(`remove-${name}`),
    clusters: affectedNames(target),
    impacts: clusterImpacts(
      workspace,
      target,
      removePoolScore({
        labels: isReadable(pool?.labels)
          ? Object.keys(pool.labels.value).length
          : 0,
        taints: isReadable(pool?.taints) ? pool.taints.value.length : 0,
      }),
    ),
    alreadySo: `${location.path} has no node group ${name} for ${names}; it has ${
      others.length > 0 ? listed(others) : 'none'
    }.`,
    warnings: [
      ...lastNodeGroupWarnings(workspace, target, name),
      ...sharedConfiguration(target, 'warning'),
    ],
  };
};
