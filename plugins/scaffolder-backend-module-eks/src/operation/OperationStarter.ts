import { ConflictError } from '@backstage/errors';
import { endedStates, Operation } from '@xkf/backstage-plugin-eks-common';
import { createHash } from 'node:crypto';
import { findActive, GivenInput } from './findActive';
import { asOutcome } from './inWords';
import { NIL_OPERATION } from './nilOperation';
import { OperationsService } from './OperationsService';
import { OperationPages } from './pages';
import { Caller, OperationRequest, plan, planAndStart } from './planAndStart';
import { StartContext } from './StartContext';

/** How many operations one step may start over all its retries. */
const RETRIES = 20;

/** What a step wants to be started. */
export interface Wish {
  /** What the template says of the operation's input. */
  given: GivenInput;
  /** Fills in what the template left out. */
  complete(caller: Caller): Promise<OperationRequest>;
  /** Name of what is changed, where the plan asks for it. */
  confirmation?: string;
  /** Whether it is only planned, as in a dry run of the whole task. */
  dryRun?: boolean;
}

/**
 * Starts operations for scaffolder tasks, once: a task that is recovered or
 * retried goes on with the operation that it had started, unless that has failed
 * or was cancelled.
 */
export class OperationStarter {
  readonly #eks: OperationsService;
  readonly #pages: OperationPages;

  constructor(eks: OperationsService, pages: OperationPages) {
    this.#eks = eks;
    this.#pages = pages;
  }

  /**
   * In a dry run, of the task or of this step, it only plans.
   * @throws errors whose message is a sentence for the page of the task
   */
  async run(context: StartContext, wish: Wish): Promise<void> {
    const caller: Caller = {
      eks: this.#eks,
      call: {
        credentials: await context.getInitiatorCredentials(),
        signal: context.signal,
      },
      logger: context.logger,
    };
    try {
      if (context.isDryRun || wish.dryRun)
        await this.#rehearse(context, wish, caller);
      else await this.#start(context, wish, caller);
    } catch (error) {
      throw asOutcome(error);
    }
  }

  async #rehearse(context: StartContext, wish: Wish, caller: Caller) {
    const { title, approvalRequired, steps, confirmation, environment } =
      await plan(await wish.complete(caller), caller);
    if (confirmation !== undefined && confirmation !== wish.confirmation) {
      context.logger.warn(
        `It would be refused: ${environment} is a protected environment, and the name, ${confirmation}, is not given as \`confirmation\`.`,
      );
    }
    context.logger.info('Nothing was started: this is a dry run.');
    context.output('operationId', NIL_OPERATION);
    context.output('operationUrl', this.#pages.list);
    context.output('title', title);
    context.output('approvalRequired', approvalRequired);
    context.output('steps', steps.map(outline));
  }

  async #start(context: StartContext, wish: Wish, caller: Caller) {
    const operation = await this.#startOnce(context, wish, caller);
    const url = this.#pages.run(operation.id);
    context.logger.info(`Started: ${operation.title}. Follow it at ${url}`);
    context.output('operationId', operation.id);
    context.output('operationUrl', url);
    context.output('title', operation.title);
    context.output('approvalRequired', operation.approval.required);
    context.output('steps', operation.steps.map(outline));
  }

  async #startOnce(
    { checkpoint, logger, user }: StartContext,
    wish: Wish,
    caller: Caller,
  ): Promise<Operation> {
    for (let attempt = 1; attempt <= RETRIES; attempt += 1) {
      let started: Operation | undefined;
      const { operationId } = await checkpoint({
        // Iterations of a step with `each` share their checkpoints.
        key: `start.${digest(wish.given)}.${attempt}`,
        fn: async () => {
          started = await this.#goOnOrStart(user?.ref, wish, caller);
          return { operationId: started.id };
        },
      });
      if (started) return started;
      const earlier = await this.#eks.getOperation(
        { id: operationId },
        caller.call,
      );
      const { state, title } = earlier;
      if (!endedStates.has(state) || state === 'succeeded') return earlier;
      logger.info(`"${title}", which this task had started, has ${state}.`);
    }
    throw new ConflictError(
      `This task has started ${RETRIES} operations, and none succeeded. Run the template anew.`,
    );
  }

  async #goOnOrStart(
    requestedBy: string | undefined,
    { given, complete, confirmation }: Wish,
    caller: Caller,
  ): Promise<Operation> {
    const { eks, call, logger } = caller;
    const active = await findActive(eks, given, requestedBy, call);
    if (active) {
      logger.info('The same operation is under way already.');
      return active;
    }
    return planAndStart(await complete(caller), confirmation, caller);
  }
}

function digest(given: GivenInput): string {
  const text = JSON.stringify(given);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function outline(step: { id: string; title: string; usualSeconds?: number }) {
  const { id, title, usualSeconds } = step;
  return { id, title, ...(usualSeconds !== undefined && { usualSeconds }) };
}
