import {
  compareKubernetesVersions,
  parseKubernetesMinor,
} from '@xkf/backstage-plugin-eks-common';
import { listed } from '../../terraform/changes/words';

/** A cluster and the Kubernetes minor that its control plane runs. */
export interface RunningVersion {
  name: string;
  version: string;
}

/** Clusters that one value describes and that run different versions. */
export interface VersionsApart {
  /** `a runs 1.34 and b runs 1.35`. */
  runs: string;
  /** What brings those that lag to the version of the others, as a sentence. */
  first: string;
}

/**
 * Which of some clusters lag, and how far they must go up before anything can fit
 * all of them.
 * @param how - `by hand` where Terraform, and so the portal, cannot do it
 * @returns undefined where all run one version, or one of them runs none that is known
 */
export function levelUp(
  clusters: readonly RunningVersion[],
  how?: 'by hand',
): VersionsApart | undefined {
  const versions = [...new Set(clusters.map(({ version }) => version))];
  if (versions.length < 2 || !versions.every(parseKubernetesMinor)) {
    return undefined;
  }
  const [lowest, ...rest] = versions.sort(compareKubernetesVersions);
  const highest = rest[rest.length - 1];
  const behind = clusters
    .filter(({ version }) => version !== highest)
    .map(({ name, version }) => `${name} from ${version}`);
  const distance = minorOf(highest) - minorOf(lowest);
  return {
    runs: listed(
      clusters.map(({ name, version }) => `${name} runs ${version}`),
    ),
    first: [
      `Upgrade ${listed(behind)} to ${highest}`,
      how && ` in AWS ${how}`,
      ' first',
      distance > 1 && ', one minor after another',
      '.',
    ]
      .filter(Boolean)
      .join(''),
  };
}

function minorOf(version: string): number {
  return parseKubernetesMinor(version)?.minor ?? 0;
}
