import { ConflictError } from '@backstage/errors';
import { OperationPlan } from '@xkf/backstage-plugin-eks-common';

/** Refuses to start what nobody has seen; carries what there is to see now. */
export class StalePlanError extends ConflictError {
  readonly plan: OperationPlan;

  constructor(plan: OperationPlan) {
    super(
      'The world has changed since this was planned. Look at the new plan before you start it.',
    );
    this.plan = plan;
  }
}
