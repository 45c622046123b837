import {
  clustersOf,
  clusterTarget,
  OperationTarget,
  RotationInput,
  UpgradeInput,
} from '@xkf/backstage-plugin-eks-common';

/** The clusters that an upgrade or a rotation changes, its own first. */
export function clusterTargets(
  input: UpgradeInput | RotationInput,
): [OperationTarget, ...OperationTarget[]] {
  const [, ...others] = clustersOf(input);
  return [clusterTarget(input), ...others.map(clusterTarget)];
}
