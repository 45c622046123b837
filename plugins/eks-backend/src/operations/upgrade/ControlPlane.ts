import { ClusterUpdate, UpgradeInput } from '@xkf/backstage-plugin-eks-common';
import { versionOf } from '../../fleet/updates/VersionUpdates';
import { StepOutcome } from '../kind';
import { ClusterView, World } from '../world';

/** A control plane and its updates, as AWS has them now. */
export interface ControlPlane {
  status: string;
  version: string;
  /** Whether it runs the target and nothing goes on. */
  arrived: boolean;
  /** Updates to the target, the newest first. */
  toTarget: ClusterUpdate[];
  /** Updates in progress that lead elsewhere. */
  others: ClusterUpdate[];
}

/** Looks at a control plane; an outcome when there is none. */
export async function lookAt(
  world: World,
  view: ClusterView,
  { version: target }: Pick<UpgradeInput, 'version'>,
): Promise<ControlPlane | StepOutcome> {
  const cluster = await view.describe();
  if (!cluster) {
    return {
      is: 'failed',
      reason: `AWS has no cluster ${view.id.clusterName} any more.`,
    };
  }
  const updates = await world.updates.list(
    { arn: cluster.arn ?? '', name: view.id.clusterName },
    view.aws,
  );
  return toControlPlane(cluster, updates, target);
}

/** Whether a look ended in an outcome. */
export function isOutcome(
  look: ControlPlane | StepOutcome,
): look is StepOutcome {
  return 'is' in look;
}

export function toControlPlane(
  { status = 'UNKNOWN', version = '' }: { status?: string; version?: string },
  updates: readonly ClusterUpdate[],
  target: string,
): ControlPlane {
  const toTarget = updates.filter(update => versionOf(update) === target);
  return {
    status,
    version,
    arrived: version === target && status === 'ACTIVE',
    toTarget,
    others: updates.filter(
      update => update.status === 'InProgress' && !toTarget.includes(update),
    ),
  };
}
