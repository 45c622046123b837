import { InputError } from '@backstage/errors';
import { ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import { Workspace } from '../Workspace';
import { ClusterTarget } from './ClusterTarget';

/** Smallest and largest number of nodes. */
export interface Sizes {
  min?: number;
  max?: number;
}

/** @throws InputError for sizes that EKS does not allow */
export function requireSizes({ min, max }: Sizes): void {
  if (max !== undefined && max < 1) {
    throw new InputError(
      'The largest size of a node group must be at least 1.',
    );
  }
  if (min !== undefined && max !== undefined && min > max) {
    throw new InputError(
      `The smallest size ${min} is above the largest size ${max}.`,
    );
  }
}

/**
 * Node groups whose number of nodes the new sizes do not hold: Terraform leaves
 * the desired size alone, and EKS refuses limits that it does not fit.
 */
export function desiredSizeWarnings(
  workspace: Workspace,
  target: ClusterTarget,
  pool: string,
  { min, max }: Sizes,
): ChangeWarning[] {
  return target.affected.flatMap(({ call }): ChangeWarning[] => {
    const name = `${call.name}-${pool}`;
    const desired = workspace.context.live?.clusters
      .find(cluster => cluster.name === call.name)
      ?.nodeGroups.find(group => group.name === name)?.desiredSize;
    if (desired === undefined) return [];
    const limit =
      max !== undefined && max < desired
        ? `the largest size ${max}`
        : min !== undefined && min > desired && `the smallest size ${min}`;
    if (!limit) return [];
    return [
      {
        code: 'size-below-desired',
        severity: 'warning',
        message: `${name} has ${desired} nodes now, which ${limit} does not hold. Terraform does not change the number of nodes, so AWS refuses this until the node group is scaled.`,
      },
    ];
  });
}
