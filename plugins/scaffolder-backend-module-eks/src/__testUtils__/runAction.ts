import { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  ActionContext,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject, JsonValue } from '@backstage/types';

/** What a step of a task is run with, besides its input. */
export interface StepOptions {
  isDryRun?: boolean;
  signal?: AbortSignal;
  /** Checkpoints of the task; kept when it is run again. */
  checkpoints?: Map<string, JsonValue>;
}

/** A step that is being run. */
export interface StepRun {
  outputs: Record<string, JsonValue>;
  log: string[];
  done: Promise<void>;
}

/**
 * Runs an action as a step of a task of `user:default/mock`. The checkpoints are
 * those of the scaffolder: what succeeded once is not done again.
 */
export function startStep<Input extends JsonObject, Output extends JsonObject>(
  action: TemplateAction<Input, Output>,
  input: Input,
  { isDryRun, signal, checkpoints = new Map() }: StepOptions = {},
): StepRun {
  const outputs: Record<string, JsonValue> = {};
  const log: string[] = [];
  const logger: LoggerService = mockServices.logger.mock({
    info: message => log.push(message),
    warn: message => log.push(message),
  });
  const context: ActionContext<Input, Output> = {
    ...createMockActionContext<Input, Output>({
      input,
      user: { ref: 'user:default/mock' },
      workspacePath: 'unused',
    }),
    logger,
    isDryRun,
    signal,
    output: (name, value) => {
      outputs[String(name)] = value as JsonValue;
    },
    checkpoint: async ({ key, fn }) => {
      if (!checkpoints.has(key)) checkpoints.set(key, (await fn()) ?? {});
      // As the scaffolder keeps it: JSON that was JSON before.
      return checkpoints.get(key) as Awaited<ReturnType<typeof fn>>;
    },
  };
  return { outputs, log, done: action.handler(context) };
}

/** Runs an action to its end. */
export async function runStep<
  Input extends JsonObject,
  Output extends JsonObject,
>(
  action: TemplateAction<Input, Output>,
  input: Input,
  options: StepOptions = {},
): Promise<StepRun> {
  const run = startStep(action, input, options);
  await run.done;
  return run;
}
