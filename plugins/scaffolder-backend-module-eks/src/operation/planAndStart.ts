import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import {
  EksEndpoints,
  EndpointRequest,
  Operation,
  OperationPlan,
} from '@xkf/backstage-plugin-eks-common';
import { EksServiceCallOptions } from '@xkf/backstage-plugin-eks-node';
import { asking } from './asking';
import { inWords, isConflict } from './inWords';
import { OperationsService } from './OperationsService';
import { planWords } from './planWords';

/** How often a plan is made before a task gives up. */
const ATTEMPTS = 3;

/** An operation's input, with or without what has a default. */
export type OperationRequest = EndpointRequest<
  EksEndpoints['planOperation']
>['operation'];

/** A way to the backend on behalf of the person who runs the template. */
export interface Caller {
  eks: OperationsService;
  call: EksServiceCallOptions;
  logger: LoggerService;
}

/**
 * Plans, and tells the plan to the log.
 * @throws ConflictError with all obstacles when it cannot start
 */
export async function plan(
  operation: OperationRequest,
  { eks, call, logger }: Caller,
): Promise<OperationPlan> {
  const planned = await asking(
    () => eks.planOperation({ operation }, call),
    call.signal,
  );
  for (const line of planWords(planned)) logger.info(line);
  if (planned.obstacles.length > 0) {
    throw new ConflictError(
      `${planned.title} cannot start. ${planned.obstacles.join(' ')}`,
    );
  }
  return planned;
}

/**
 * Plans and starts what was planned. When the world moves on between the two, it
 * is planned again: nobody has looked at the first plan.
 * @throws ConflictError with the obstacles, or naming the operation under way
 * @throws InputError when the plan asks for the name of what it changes and it was
 *   not given
 */
export async function planAndStart(
  operation: OperationRequest,
  confirmation: string | undefined,
  caller: Caller,
): Promise<Operation> {
  const { eks, call, logger } = caller;
  let refused: { token: string; error: unknown } | undefined;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const {
      confirmation: needed,
      environment,
      planToken,
      input,
    } = await plan(operation, caller);
    if (refused?.token === planToken) break;
    if (needed !== undefined && needed !== confirmation) {
      throw new InputError(
        `${environment} is a protected environment. Give the name, ${needed}, as the input \`confirmation\`.`,
      );
    }
    call.signal?.throwIfAborted();
    try {
      // Without the task's signal: it is better to know what was started.
      const { credentials } = call;
      const start = () =>
        eks.startOperation(
          { operation: input, planToken, confirmation },
          { credentials },
        );
      return await asking(start, call.signal);
    } catch (error) {
      if (!isConflict(error)) throw error;
      logger.info(`Not started. ${inWords(error).message} Plans again.`);
      refused = { token: planToken, error };
    }
  }
  throw refused?.error;
}
