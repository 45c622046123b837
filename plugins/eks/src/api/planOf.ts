import { ResponseError } from '@backstage/errors';
import {
  OperationPlan,
  operationPlanSchema,
} from '@xkf/backstage-plugin-eks-common';

/**
 * The plan that the refusal of a start carries when the world moved on since the
 * plan that was agreed to. Undefined for every other error.
 */
export function planOf(error: unknown): OperationPlan | undefined {
  if (!(error instanceof ResponseError) || error.statusCode !== 409) {
    return undefined;
  }
  const details = error.body.error;
  return 'plan' in details
    ? operationPlanSchema.safeParse(details.plan).data
    : undefined;
}
