import {
  ClusterUpdate,
  compareKubernetesVersions,
  NodeGroup,
  parseKubernetesMinor,
  RollbackWindow,
} from '@xkf/backstage-plugin-eks-common';
import { versionOf } from '../updates/VersionUpdates';

const WINDOW_MS = 7 * 24 * 3_600_000;

/** What decides whether a control plane can go back. */
export interface RollbackQuestion {
  /** Minor that the control plane runs. */
  version: string;
  /** Updates of the control plane, in any order. */
  updates: readonly ClusterUpdate[];
  /** Absent when they are not known. */
  nodeGroups?: readonly Pick<NodeGroup, 'name' | 'version'>[];
  now: Date;
}

/**
 * The seven days in which EKS takes a control plane back by one minor (EKS user
 * guide, "Roll back cluster to previous Kubernetes version"). They are counted
 * from when the update began, since AWS does not say when it completed: the real
 * end is a little later.
 * @returns undefined when the control plane cannot go back
 */
export function rollbackWindow({
  version,
  updates,
  nodeGroups,
  now,
}: RollbackQuestion): RollbackWindow | undefined {
  const newest = updates
    .filter(({ status }) => status === 'Successful')
    .filter(update => versionOf(update) !== undefined)
    .sort((a, b) => (b.createdAt ?? '').localeCompare(a.createdAt ?? ''))
    .at(0);
  if (newest?.type !== 'VersionUpdate' || versionOf(newest) !== version) {
    return undefined;
  }
  const to = minorBefore(version);
  const until = Date.parse(newest.createdAt ?? '') + WINDOW_MS;
  if (!to || !(until > now.getTime())) return undefined;
  const moved = nodeGroups
    ?.filter(
      group =>
        group.version !== undefined &&
        compareKubernetesVersions(group.version, to) > 0,
    )
    .map(({ name }) => name);
  return {
    to,
    until: new Date(until).toISOString(),
    nodeGroupsMoved: moved ?? [],
    message: wordsOf({ version, to, moved }),
  };
}

function wordsOf({
  version,
  to,
  moved,
}: {
  version: string;
  to: string;
  moved: readonly string[] | undefined;
}): string {
  const rule = `EKS takes the control plane back from ${version} to ${to} within 7 days of the upgrade; add-ons stay as they are, and what only ${version} has must be off.`;
  if (moved === undefined) {
    return `${rule} Nodes may not be newer than the control plane, and the node groups are not known.`;
  }
  if (moved.length === 0) {
    return `${rule} Rotating a node group to ${version} gives that away: nodes may not be newer than the control plane.`;
  }
  return `${rule} ${moved.join(', ')} ${moved.length === 1 ? 'runs' : 'run'} ${version} already, and nodes may not be newer than the control plane: they must go back to ${to} first.`;
}

function minorBefore(version: string): string | undefined {
  const parsed = parseKubernetesMinor(version);
  return parsed && parsed.minor > 0
    ? `${parsed.major}.${parsed.minor - 1}`
    : undefined;
}
