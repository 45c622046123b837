import { InputError } from '@backstage/errors';
import {
  ChangeWarning,
  compareKubernetesVersions,
} from '@xkf/backstage-plugin-eks-common';
import { levelUp } from '../../../fleet/updates/levelUp';
import { isReadable } from '../../declarations/literals';
import { addPoolScore } from '../blastRadius/scores';
import {
  affectedNames,
  clusterImpacts,
  ClusterTarget,
  findCluster,
  poolsPath,
} from '../clusters/ClusterTarget';
import {
  missingAttributes,
  sharedConfiguration,
} from '../clusters/configWarnings';
import { moduleWarnings } from '../clusters/moduleWarnings';
import { isSamePool, poolValue } from '../clusters/poolValue';
import { requireSizes } from '../clusters/sizes';
import { minorOfRelease, skewWarnings } from '../clusters/skewWarnings';
import { ApplyChange, ChangeOf } from '../effect';
import { at, Workspace } from '../Workspace';
import { listed, slug } from '../words';

/** EKS CreateNodegroup: at most 63 characters. */
const maxNodeGroupName = 63;

/** Appends a pool to `node_pools` (or `node_groups`). */
export const addNodeGroup: ApplyChange<'add-node-group'> = async (
  workspace,
  { clusterName, pool },
) => {
  requireSizes({ min: pool.minSize, max: pool.maxSize });
  const target = await findCluster(workspace, clusterName);
  requireShortNames(target, pool.name);
  const { location, config } = target;
  const namesake = config.pools.find(({ name }) => name === pool.name);
  if (!namesake) {
    const value = poolValue(target, pool);
    await workspace.edit(location.path, [
      { op: 'append', path: poolsPath(target), value, uniqueBy: 'name' },
    ]);
  } else if (!isSamePool(namesake, pool)) {
    throw new InputError(
      `${at(location.path, namesake.line)}: there is a node group ${pool.name} already, with other values. Choose another name, or change that one.`,
    );
  }
  const names = listed(affectedNames(target));
  return {
    title: `Add node group ${pool.name} to ${names}`,
    summary: `Adds node group ${pool.name} (release ${pool.releaseVersion}, ${pool.minSize} to ${pool.maxSize} nodes, ${listed(pool.instanceTypes)}) to ${names} in ${location.path}.`,
    subject: clusterName,
    action: slug(`add-${pool.name}`),
    clusters: affectedNames(target),
    impacts: clusterImpacts(
      workspace,
      target,
      addPoolScore({
        labels: Object.keys(pool.labels).length,
        taints: pool.taints.length,
      }),
    ),
    alreadySo: `${location.path} already has node group ${pool.name} just so.`,
    warnings: [
      ...moduleWarnings(workspace, target, {
        of: 'node-groups',
        text: pool.releaseVersion,
        minor: minorOfRelease(pool.releaseVersion),
      }),
      ...missingAttributes(target),
      ...sharedConfiguration(target, 'note'),
    ],
    review: async () => [
      ...(await skewWarnings(workspace, clusterName, pool.name)),
      ...(await olderThanControlPlane(workspace, clusterName, pool)),
    ],
  };
};

function requireShortNames(target: ClusterTarget, pool: string): void {
  const long = affectedNames(target)
    .map(name => `${name}-${pool}`)
    .find(name => name.length > maxNodeGroupName);
  if (long !== undefined) {
    throw new InputError(
      `The node group would be named ${long}, and EKS allows ${maxNodeGroupName} characters.`,
    );
  }
}

/** A new node group takes the version of its cluster: EKS accepts no other. */
async function olderThanControlPlane(
  workspace: Workspace,
  clusterName: string,
  { name, releaseVersion }: ChangeOf<'add-node-group'>['pool'],
): Promise<ChangeWarning[]> {
  const target = await findCluster(workspace, clusterName);
  const { config, location } = target;
  const minor = minorOfRelease(releaseVersion);
  if (minor === undefined || !isReadable(config.version)) return [];
  const { value: version } = config.version;
  if (compareKubernetesVersions(minor, version) >= 0) return [];
  return [
    {
      code: 'release-needs-other-version',
      severity: 'warning',
      message: `A new node group takes the version of its cluster, ${version}, and AWS refuses release ${releaseVersion} for it. ${advice(workspace, target, version)}`,
      path: location.path,
      line: config.pools.find(pool => pool.name === name)?.line,
    },
  ];
}

/** No release fits clusters of different versions, whatever the branch says. */
function advice(
  { context: { live } }: Workspace,
  target: ClusterTarget,
  version: string,
): string {
  const names = affectedNames(target);
  const apart = levelUp(
    (live?.clusters ?? []).filter(({ name }) => names.includes(name)),
  );
  return apart
    ? `One value describes clusters of different versions, and no release fits all of them: ${apart.runs}. ${apart.first}`
    : `Take a release of ${version}.`;
}
