import {
  ChangeWarning,
  compareKubernetesVersions,
  isKubeletSkewAllowed,
  parseKubernetesMinor,
  parseReleaseVersion,
} from '@xkf/backstage-plugin-eks-common';
import { PoolOfConfig } from '../../declarations/eksConfig';
import { isReadable } from '../../declarations/literals';
import { Workspace } from '../Workspace';
import { listed } from '../words';
import { affectedNames, ClusterTarget, findCluster } from './ClusterTarget';

/**
 * Minor of the Kubernetes in a release version such as `1.35.5-20261119`.
 * Bottlerocket's own numbers say nothing about it.
 */
export function minorOfRelease(releaseVersion: string): string | undefined {
  const release = parseReleaseVersion(releaseVersion);
  const minor = release?.date && parseKubernetesMinor(release.kubernetes);
  return minor ? `${minor.major}.${minor.minor}` : undefined;
}

/**
 * The pools against the control plane as all changes leave them: no node newer
 * than the control plane, none older than the kubelet may be.
 * @param only - name of the one pool to look at
 */
export async function skewWarnings(
  workspace: Workspace,
  clusterName: string,
  only?: string,
): Promise<ChangeWarning[]> {
  const target = await findCluster(workspace, clusterName);
  const { version } = target.config;
  if (!isReadable(version)) return [];
  return target.config.pools
    .filter(({ name }) => only === undefined || name === only)
    .flatMap(pool => skewOf(target, pool, version.value));
}

function skewOf(
  target: ClusterTarget,
  pool: PoolOfConfig,
  version: string,
): ChangeWarning[] {
  if (!isReadable(pool.releaseVersion)) return [];
  const minor = minorOfRelease(pool.releaseVersion.value);
  if (minor === undefined) return [];
  const place = {
    path: target.location.path,
    line: pool.releaseVersion.line,
  };
  const nodeGroup = `Node group ${pool.name} of ${listed(affectedNames(target))}`;
  if (compareKubernetesVersions(minor, version) > 0) {
    return [
      {
        code: 'node-group-newer-than-control-plane',
        severity: 'warning',
        message: `${nodeGroup} would have Kubernetes ${minor}, newer than the control plane's ${version}: the module refuses that.`,
        ...place,
      },
    ];
  }
  if (isKubeletSkewAllowed(minor, version) === false) {
    return [
      {
        code: 'node-group-too-old',
        severity: 'warning',
        message: `${nodeGroup} would have Kubernetes ${minor}, too old for a control plane at ${version}: nodes may be three minors behind (two before 1.25). AWS refuses the upgrade.`,
        ...place,
      },
    ];
  }
  return [];
}
