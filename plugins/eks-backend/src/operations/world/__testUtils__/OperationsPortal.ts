import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  Operation,
  OperationEvent,
  OperationPlan,
  OperationState,
  OperationStep,
} from '@xkf/backstage-plugin-eks-common';
import { Sandbox, SeedInput, startSandbox } from '@xkf/sandbox';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { GitHubPerson } from '../../../__testUtils__/gitHub';
import {
  Portal,
  PortalOptions,
  startPortal,
  terraformConfig,
} from '../../../__testUtils__/portal';
import { memoryDatabase } from '../../../__testUtils__/terraformPortal';
import { wiring } from '../../__testUtils__/wiring';
import { Pace } from '../pace';

/** Limit of waiting for a state. */
const PATIENCE_MS = 60_000;

/** A portal against the sandbox, and what tests do with operations. */
export class OperationsPortal {
  readonly person: GitHubPerson;

  private constructor(
    readonly sandbox: Sandbox,
    readonly knex: Knex,
    readonly portal: Portal,
  ) {
    this.person = new GitHubPerson(sandbox);
  }

  static async start(
    options: {
      timeScale?: number;
      eks?: JsonObject | ((sandbox: Sandbox) => JsonObject);
      /** Another fleet than the bundled one. */
      seed?: SeedInput;
      features?: PortalOptions['features'];
      /** What differs from the pace of other tests. */
      pace?: Partial<Pace>;
    } = {},
  ): Promise<OperationsPortal> {
    const { timeScale = 0, seed, features = [], pace = {} } = options;
    wiring.pace = pace;
    const sandbox = await startSandbox({ timeScale, seed });
    Object.assign(process.env, sandbox.environment());
    const knex = memoryDatabase();
    const { config, eks } = terraformConfig(sandbox);
    const more =
      typeof options.eks === 'function' ? options.eks(sandbox) : options.eks;
    const portal = await startPortal({
      config,
      eks: { ...eks, ...more },
      features: [mockServices.database.factory({ knex }), ...features],
    });
    return new OperationsPortal(sandbox, knex, portal);
  }

  async stop(): Promise<void> {
    await this.portal.backend.stop();
    await this.sandbox.stop();
    await this.knex.destroy();
  }

  get(path: string) {
    return this.portal.get(path).set('authorization', header('ada'));
  }

  post(path: string, body: object = {}, name = 'ada') {
    return this.portal.post(path, body).set('authorization', header(name));
  }

  async plan(operation: object): Promise<OperationPlan> {
    const { body } = await this.post('/operations/plan', {
      operation,
    }).expect(200);
    return body;
  }

  /** Plans and starts. */
  async begin(operation: object): Promise<Operation> {
    const { planToken, input } = await this.plan(operation);
    const answer = await this.post('/operations', {
      operation: input,
      planToken,
    });
    if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }

  async operation(id: string): Promise<Operation> {
    const { body } = await this.get(`/operations/${id}`).expect(200);
    return body;
  }

  async events(id: string): Promise<OperationEvent[]> {
    const { body } = await this.get(`/operations/${id}/events?limit=500`);
    return body.items;
  }

  /** Waits until a step has a state, or the operation itself when no step is named. */
  until(
    id: string,
    state: OperationState,
    stepId?: string,
  ): Promise<Operation> {
    const stateOf = (operation: Operation) =>
      stepId ? stepOf(operation, stepId)?.state : operation.state;
    return this.#untilSo(id, one => stateOf(one) === state);
  }

  /** Waits until a step is blocked for another reason, or over. */
  untilNot(
    id: string,
    stepId: string,
    reason: string | undefined,
  ): Promise<Operation> {
    return this.#untilSo(id, operation => {
      const step = stepOf(operation, stepId);
      const isOver = step?.state === 'succeeded' || operation.endedAt;
      const asks = step?.state === 'blocked' && step.reason !== reason;
      return asks || Boolean(isOver);
    });
  }

  /** Waits until something holds for a step. */
  async untilStep(
    id: string,
    stepId: string,
    isSo: (step: OperationStep) => boolean,
  ): Promise<OperationStep> {
    const found = await this.#untilSo(id, operation => {
      const step = stepOf(operation, stepId);
      return step !== undefined && isSo(step);
    });
    return stepOf(found, stepId) as OperationStep;
  }

  /** Waits until a step says some words. */
  async untilReason(id: string, stepId: string, words: string): Promise<void> {
    await this.untilStep(
      id,
      stepId,
      ({ reason }) => reason?.includes(words) ?? false,
    );
  }

  async #untilSo(
    id: string,
    isSo: (operation: Operation) => boolean,
  ): Promise<Operation> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const operation = await this.operation(id);
      if (isSo(operation)) return operation;
      if (operation.endedAt || Date.now() > deadline) {
        const steps = operation.steps.map(step => [
          step.id,
          step.state,
          step.reason,
        ]);
        throw new Error(
          `It did not come to what the test waits for: ${operation.state} ${JSON.stringify(steps, undefined, 1)}`,
        );
      }
      await new Promise(resolve => {
        setTimeout(resolve, 50);
      });
    }
  }

  async choose(id: string, stepId: string, choice: string): Promise<void> {
    await this.post(`/operations/${id}/choose`, { stepId, choice }).expect(200);
  }

  /** Merges what a step opened; the pipeline of the sandbox then applies. */
  async merge(id: string, stepId: string): Promise<number> {
    const { steps } = await this.until(id, 'waiting', stepId);
    const number = pullRequestOf(steps, stepId);
    await this.person.merge(number);
    await this.forgetReadings();
    return number;
  }

  /** Runs the apply of a merged pull request again, with another limit of the policy. */
  applyAgain(number: number, blastRadius: number): void {
    const { git, pipeline } = this.sandbox;
    const repository = git.repository('acme', 'xkf');
    const pull = repository?.pulls.get(number);
    if (!repository || !pull) throw new Error(`There is no #${number}`);
    pipeline.apply(repository, pull, blastRadius);
  }

  /** Makes every pull request due for being read again. */
  async forgetReadings(): Promise<void> {
    await this.knex('eks_terraform_changes').update({
      read_at: '2026-01-01T00:00:00.000Z',
    });
  }
}

export function stepOf(
  { steps }: Pick<Operation, 'steps'>,
  id: string,
): OperationStep | undefined {
  return steps.find(step => step.id === id);
}

/** Number of the pull request that a step shows. */
export function pullRequestOf(
  steps: Operation['steps'],
  stepId: string,
): number {
  const detail = stepOf({ steps }, stepId)?.detail;
  const number =
    detail?.type === 'pull-request' ? detail.pullRequest?.number : undefined;
  if (number === undefined) throw new Error(`${stepId} has no pull request`);
  return number;
}

function header(name: string): string {
  return mockCredentials.user.header(`user:default/${name}`);
}
