import { versionKeys } from '../../declarations/eksConfig';
import { isReadable } from '../../declarations/literals';
import { changeVersionScore } from '../blastRadius/scores';
import {
  affectedNames,
  clusterImpacts,
  findCluster,
  keysOfConfig,
} from '../clusters/ClusterTarget';
import {
  missingAttributes,
  sharedConfiguration,
} from '../clusters/configWarnings';
import { moduleWarnings } from '../clusters/moduleWarnings';
import { skewWarnings } from '../clusters/skewWarnings';
import { stepWarnings } from '../clusters/versionWarnings';
import { ApplyChange } from '../effect';
import { listed, slug } from '../words';

/** Sets `eks_config.version` (or `kubernetes_version`). */
export const setControlPlaneVersion: ApplyChange<
  'set-control-plane-version'
> = async (workspace, { clusterName, version }) => {
  const target = await findCluster(workspace, clusterName);
  const { location, config } = target;
  const keys = keysOfConfig(target);
  const key = versionKeys.find(name => keys.includes(name)) ?? 'version';
  await workspace.edit(location.path, [
    { op: 'set', path: [...location.at, key], value: version },
  ]);
  const names = listed(affectedNames(target));
  const before = isReadable(config.version)
    ? ` from ${config.version.value}`
    : '';
  return {
    title: `Set the Kubernetes version of ${names} to ${version}`,
    summary: `Sets the Kubernetes version of ${names}${before} to ${version} in ${location.path}.`,
    subject: clusterName,
    action: slug(`version-${version}`),
    clusters: affectedNames(target),
    impacts: clusterImpacts(workspace, target, changeVersionScore),
    alreadySo: `${location.path} already says Kubernetes ${version} for ${names}.`,
    warnings: [
      ...stepWarnings(workspace, target, version),
      ...moduleWarnings(workspace, target, {
        of: 'control-plane',
        text: version,
        minor: version,
      }),
      ...missingAttributes(target),
      ...sharedConfiguration(target, 'warning'),
    ],
    review: () => skewWarnings(workspace, clusterName),
  };
};
