import type { Nodegroup } from '@aws-sdk/client-eks';
import {
  ImageFreshness,
  NodeGroup,
  NodeGroupState,
  Taint,
} from '@xkf/backstage-plugin-eks-common';
import { toHealthIssues } from './healthWords';

const taintEffects: Record<string, string> = {
  NO_SCHEDULE: 'NoSchedule',
  NO_EXECUTE: 'NoExecute',
  PREFER_NO_SCHEDULE: 'PreferNoSchedule',
};

const changingStatuses = new Set(['CREATING', 'UPDATING', 'DELETING']);

export function toNodeGroup(
  group: Nodegroup,
  name: string,
  image: ImageFreshness,
): NodeGroup {
  const healthIssues = toHealthIssues(group.health?.issues);
  const status = group.status ?? 'UNKNOWN';
  const { minSize, maxSize, desiredSize } = group.scalingConfig ?? {};
  const { maxUnavailable, maxUnavailablePercentage } = group.updateConfig ?? {};
  return {
    name,
    arn: group.nodegroupArn ?? '',
    state: stateOf(status, healthIssues.length, image),
    status,
    version: group.version,
    releaseVersion: group.releaseVersion,
    image,
    amiType: group.amiType,
    capacityType: group.capacityType,
    instanceTypes: group.instanceTypes ?? undefined,
    diskSizeGiB: group.diskSize ?? undefined,
    scaling:
      minSize !== undefined && maxSize !== undefined
        ? { min: minSize, max: maxSize, desired: desiredSize ?? minSize }
        : undefined,
    labels: group.labels ?? {},
    taints: (group.taints ?? []).map(toTaint),
    launchTemplate: group.launchTemplate && {
      id: group.launchTemplate.id,
      name: group.launchTemplate.name,
      version: group.launchTemplate.version,
    },
    maxUnavailable:
      maxUnavailablePercentage !== undefined
        ? `${maxUnavailablePercentage}%`
        : maxUnavailable?.toString(),
    subnetIds: group.subnets ?? [],
    nodeRoleArn: group.nodeRole,
    autoScalingGroups: (group.resources?.autoScalingGroups ?? []).flatMap(
      asg => asg.name ?? [],
    ),
    tags: group.tags ?? {},
    createdAt: group.createdAt?.toISOString(),
    modifiedAt: group.modifiedAt?.toISOString(),
    healthIssues,
  };
}

/** A node group of which nothing but its name is known. */
export function unreadNodeGroup(name: string, cause: string): NodeGroup {
  return toNodeGroup({}, name, { state: 'unknown', cause });
}

/** What needs attention wins: degraded before updating before the image's age. */
function stateOf(
  status: string,
  issues: number,
  image: ImageFreshness,
): NodeGroupState {
  if (issues > 0 || status === 'DEGRADED' || status.endsWith('_FAILED')) {
    return 'degraded';
  }
  return changingStatuses.has(status) ? 'updating' : image.state;
}

/** A taint in the spelling of Kubernetes, from that of EKS or Kubernetes itself. */
export function toTaint({
  key,
  value,
  effect,
}: {
  key?: string;
  value?: string;
  effect?: string;
}): Taint {
  const name = effect ?? '';
  return { key: key ?? '', value, effect: taintEffects[name] ?? name };
}
