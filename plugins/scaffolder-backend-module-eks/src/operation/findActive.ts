import { Operation, OperationInput } from '@xkf/backstage-plugin-eks-common';
import { EksServiceCallOptions } from '@xkf/backstage-plugin-eks-node';
import { covers } from './covers';
import { OperationsService } from './OperationsService';

/** The kind of an operation, and those fields of its input that a task gives. */
export type GivenInput = Pick<OperationInput, 'kind'>;

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
  const { items } = await eks.listOperations(
    { kind: [given.kind], active: true, limit: 1000 },
    call,
  );
  const own = items.filter(
    one => one.requestedBy === requestedBy && one.state !== 'cancelling',
  );
  for (const { id } of own) {
    const operation = await eks.getOperation({ id }, call);
    if (covers(operation.input, given)) return operation;
  }
  return undefined;
}
