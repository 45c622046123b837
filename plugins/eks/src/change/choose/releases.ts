import {
  compareKubernetesVersions,
  compareReleaseVersions,
  NodeGroup,
  parseKubernetesMinor,
  parseReleaseVersion,
} from '@xkf/backstage-plugin-eks-common';

/** True where a release is of a Kubernetes version; the numbers of Bottlerocket are its own. */
function isOf(version: string, release: string): boolean {
  const parsed = parseReleaseVersion(release);
  const minor = parsed?.date && parseKubernetesMinor(parsed.kubernetes);
  return minor
    ? compareKubernetesVersions(`${minor.major}.${minor.minor}`, version) === 0
    : false;
}

/**
 * The newest release of a Kubernetes version that node groups run or could run, as
 * far as AWS told; undefined where none of them knows one.
 */
export function newestReleaseOf(
  version: string,
  nodeGroups: NodeGroup[],
): string | undefined {
  return nodeGroups
    .flatMap(({ image, releaseVersion }) => [
      image.newest?.releaseVersion,
      releaseVersion,
    ])
    .filter(release => release !== undefined)
    .filter(release => isOf(version, release))
    .sort(compareReleaseVersions)
    .at(-1);
}
