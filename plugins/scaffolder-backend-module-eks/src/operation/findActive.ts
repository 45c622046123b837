import { Operation, OperationInput } from '@xkf/backstage-plugin-eks-common';
import { EksServiceCallOptions } from '@xkf/backstage-plugin-eks-node';
import { covers } from './covers';
import { OperationsService } from './OperationsService';

/** The fields that name an operation, and those of its input that a task gives. */
export type GivenInput = Pick<
  OperationInput,
  'kind' | 'accountId' | 'region' | 'clusterName'
>;

/**
 * The operation under way that the same person asked for with the same words. A
 * task that runs again after it had started it goes on with it, since planning it
 * once more would meet what it has done already.
 */
export async function findActive(
  eks: OperationsService,
  given: GivenInput,
  requestedBy: string | undefined,
  call: EksServiceCallOptions,
): Promise<Operation | undefined> {
  if (!requestedBy) return undefined;
  const { kind, accountId, region, clusterName } = given;
  const { items } = await eks.listOperations(
    { kind, accountId, region, clusterName, active: true },
    call,
  );
  const own = items.find(
    one => one.requestedBy === requestedBy && one.state !== 'cancelling',
  );
  if (!own) return undefined;
  const operation = await eks.getOperation({ id: own.id }, call);
  return covers(operation.input, given) ? operation : undefined;
}
