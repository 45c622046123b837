import { ClusterId } from '../model/identity';
import { OperationInput } from '../model/operationInput';

/**
 * The clusters that an operation changes besides its own: those of a rotation
 * that the same value in tfvars describes.
 * @public
 */
export function alsoClustersOf(input: OperationInput): ClusterId[] {
  if (input.kind !== 'rotation') return [];
  const { accountId, region, alsoClusters } = input;
  return alsoClusters.map(clusterName => ({ accountId, region, clusterName }));
}

/** Every cluster that an operation changes, its own first. @public */
export function clustersOf(input: OperationInput): ClusterId[] {
  const { accountId, region, clusterName } = input;
  return [{ accountId, region, clusterName }, ...alsoClustersOf(input)];
}
