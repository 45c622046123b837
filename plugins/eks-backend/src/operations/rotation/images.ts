import {
  parseKubernetesMinor,
  parseReleaseVersion,
  PreflightFinding,
} from '@xkf/backstage-plugin-eks-common';
import { isCustomImage } from '../../fleet/releases/imageFreshness';
import type { RotationFacts } from './RotationFacts';
import { nodeGroupName } from './stepIds';

/** EKS user guide: what an AMI type is followed by where nobody names one. */
const AMAZON_LINUX_2023_SINCE = 30;
/** There is no Amazon Linux 2 for this minor of Kubernetes 1, nor for later ones. */
const AMAZON_LINUX_2_UNTIL = 33;

const successors: Record<string, string> = {
  AL2_x86_64: 'AL2023_x86_64_STANDARD',
  AL2_x86_64_GPU: 'AL2023_x86_64_NVIDIA',
  AL2_ARM_64: 'AL2023_ARM_64_STANDARD',
};

/**
 * The AMI type that EKS gives the replacement of a node group, since the module
 * names none.
 * @param version - minor of the control plane
 */
export function replacementType(
  amiType: string | undefined,
  version: string,
): string | undefined {
  const successor = amiType && successors[amiType];
  return successor && minorOf(version) >= AMAZON_LINUX_2023_SINCE
    ? successor
    : amiType;
}

function minorOf(version: string): number {
  return parseKubernetesMinor(version)?.minor ?? 0;
}

/** A new node group takes the version of its cluster: EKS accepts no other release. */
export function releaseFindings(
  { id, version, nodeGroups, releases }: RotationFacts,
  pool: string,
  wanted: string,
): PreflightFinding[] {
  const common = { code: 'release', title: `Release ${wanted}` };
  const parsed = parseReleaseVersion(wanted);
  const minor = parsed?.date && parseKubernetesMinor(parsed.kubernetes);
  if (minor && `${minor.major}.${minor.minor}` !== version) {
    return [
      {
        ...common,
        state: 'required',
        message: `The control plane runs ${version}, and a new node group takes its version: AWS refuses a release of ${minor.major}.${minor.minor}.`,
        fix: `Choose a release of ${version}.`,
      },
    ];
  }
  const oldType = nodeGroups.get(nodeGroupName(id, pool))?.amiType;
  const type = replacementType(oldType, version);
  const known = type === undefined ? undefined : releases.get(type);
  if (!known || ('value' in known && !known.value)) return [];
  if ('problem' in known) {
    return [{ ...common, state: 'notEvaluated', message: known.problem }];
  }
  const published = known.value?.releases ?? [];
  if (published.includes(wanted)) {
    return [
      {
        ...common,
        state: 'passed',
        message: `AWS publishes it for ${version}.`,
      },
    ];
  }
  const old = oldType === undefined ? undefined : releases.get(oldType);
  const isOfOldType =
    old && 'value' in old && old.value?.releases.includes(wanted);
  if (type !== oldType && published.length > 0 && isOfOldType) {
    return [
      {
        ...common,
        state: 'required',
        message: `It is a release of Amazon Linux 2, and a new node group of ${version} gets Amazon Linux 2023, which has no such release: AWS refuses it.`,
        fix: `Choose a release of Amazon Linux 2023, such as ${published[0]}.`,
      },
    ];
  }
  return [
    {
      ...common,
      state: 'recommended',
      message: `It is not in the list of releases that AWS publishes for ${type} and ${version} now. Older ones are accepted for a while.`,
      fix: 'Prefer the newest release.',
    },
  ];
}

/** What to know about the image that the replacement of a node group gets. */
export function imageFindings(
  { id, nodeGroups, version }: RotationFacts,
  pool: string,
): PreflightFinding[] {
  const group = nodeGroups.get(nodeGroupName(id, pool));
  const common = {
    code: 'image',
    title: `Image of the replacement of ${pool}`,
    state: 'recommended' as const,
  };
  if (group && isCustomImage(group)) {
    return [
      {
        ...common,
        message: `${pool} runs an image of its own. The replacement runs the image that the module chooses for it.`,
        fix: 'Check that the workloads run on it.',
      },
    ];
  }
  if (replacementType(group?.amiType, version) === group?.amiType) return [];
  const without =
    minorOf(version) >= AMAZON_LINUX_2_UNTIL
      ? `EKS has no Amazon Linux 2 for ${version}, so the replacement gets Amazon Linux 2023, and a module that names Amazon Linux 2 fails.`
      : `A new node group of ${version} gets Amazon Linux 2023 unless the module names a type.`;
  return [
    {
      ...common,
      message: `${pool} runs Amazon Linux 2. ${without} The user data of older modules does not work there.`,
      fix: 'Check that the module supports Amazon Linux 2023.',
    },
  ];
}
