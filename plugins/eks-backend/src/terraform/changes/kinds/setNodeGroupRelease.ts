import { ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import { releaseKeys } from '../../declarations/eksConfig';
import { isReadable } from '../../declarations/literals';
import { changePoolScore } from '../blastRadius/scores';
import {
  affectedNames,
  clusterImpacts,
  ClusterTarget,
  findCluster,
  keysOfPool,
  poolsPath,
  requirePool,
} from '../clusters/ClusterTarget';
import {
  missingAttributes,
  sharedConfiguration,
} from '../clusters/configWarnings';
import { moduleWarnings } from '../clusters/moduleWarnings';
import { minorOfRelease, skewWarnings } from '../clusters/skewWarnings';
import { ApplyChange } from '../effect';
import { Workspace } from '../Workspace';
import { listed, slug } from '../words';

/** Sets `version` (or `release_version`) of a pool. */
export const setNodeGroupRelease: ApplyChange<
  'set-node-group-release'
> = async (workspace, { clusterName, pool: name, releaseVersion }) => {
  const target = await findCluster(workspace, clusterName);
  const { location } = target;
  const pool = requirePool(target, name);
  const before = isReadable(pool.releaseVersion)
    ? pool.releaseVersion.value
    : undefined;
  const keys = keysOfPool(target, name);
  const key = releaseKeys.find(one => keys.includes(one)) ?? 'version';
  await workspace.edit(location.path, [
    {
      op: 'set',
      path: [...poolsPath(target), { name }, key],
      value: releaseVersion,
    },
  ]);
  const names = listed(affectedNames(target));
  const from = before === undefined ? '' : ` from ${before}`;
  const minor = minorOfRelease(releaseVersion);
  const otherMinor = before === undefined || minorOfRelease(before) !== minor;
  return {
    title: `Set node group ${name} of ${names} to release ${releaseVersion}`,
    summary: `Sets the release of node group ${name} of ${names}${from} to ${releaseVersion} in ${location.path}.`,
    subject: clusterName,
    action: slug(`release-${name}-${releaseVersion}`),
    clusters: affectedNames(target),
    impacts: clusterImpacts(workspace, target, changePoolScore),
    alreadySo: `${location.path} already says release ${releaseVersion} for node group ${name}.`,
    warnings: [
      ...otherVersionWarnings(workspace, target, name, releaseVersion, before),
      ...(otherMinor
        ? moduleWarnings(workspace, target, {
            of: 'node-groups',
            text: releaseVersion,
            minor,
          })
        : []),
      ...missingAttributes(target),
      ...sharedConfiguration(target, 'warning'),
    ],
    review: () => skewWarnings(workspace, clusterName, name),
  };
};

/**
 * Terraform changes only the release of a node group, so its Kubernetes version
 * stays, and EKS accepts no release of another minor: the reason why XKF adds a
 * second pool for that.
 */
function otherVersionWarnings(
  workspace: Workspace,
  { affected }: ClusterTarget,
  pool: string,
  releaseVersion: string,
  before: string | undefined,
): ChangeWarning[] {
  const minor = minorOfRelease(releaseVersion);
  if (minor === undefined) return [];
  return affected.flatMap(({ call }): ChangeWarning[] => {
    const name = `${call.name}-${pool}`;
    const cluster = workspace.context.live?.clusters.find(
      other => other.name === call.name,
    );
    const live = cluster?.nodeGroups.find(group => group.name === name);
    if (cluster && !live) return [];
    const version =
      live?.version ??
      (before === undefined ? undefined : minorOfRelease(before));
    if (version === undefined || version === minor) return [];
    return [
      {
        code: 'release-needs-other-version',
        severity: 'warning',
        message: `${name} runs Kubernetes ${version}, and Terraform changes only its release: AWS will refuse ${releaseVersion}. Add a node group with this release and remove ${pool} afterwards.`,
      },
    ];
  });
}
