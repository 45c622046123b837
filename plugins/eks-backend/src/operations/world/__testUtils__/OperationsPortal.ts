import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  Operation,
  OperationEvent,
  OperationPlan,
  OperationState,
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
      eks?: JsonObject;
      /** Another fleet than the bundled one. */
      seed?: SeedInput;
      features?: PortalOptions['features'];
    } = {},
  ): Promise<OperationsPortal> {
    const { timeScale = 0, seed, features = [] } = options;
    const sandbox = await startSandbox({ timeScale, seed });
    Object.assign(process.env, sandbox.environment());
    const knex = memoryDatabase();
    const { config, eks } = terraformConfig(sandbox);
    const portal = await startPortal({
      config,
      eks: { ...eks, ...options.eks },
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
  async until(
    id: string,
    state: OperationState,
    stepId?: string,
  ): Promise<Operation> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const operation = await this.operation(id);
      const subject = stepId
        ? operation.steps.find(step => step.id === stepId)
        : operation;
      if (subject?.state === state) return operation;
      if (operation.endedAt || Date.now() > deadline) {
        throw new Error(
          `${stepId ?? 'The operation'} is ${subject?.state}, not ${state}: ${JSON.stringify(
            operation.steps.map(step => [step.id, step.state, step.reason]),
            undefined,
            1,
          )}`,
        );
      }
      await new Promise(resolve => {
        setTimeout(resolve, 50);
      });
    }
  }

  /** Waits until a step says something else, or is over. */
  async untilNot(
    id: string,
    stepId: string,
    reason: string | undefined,
  ): Promise<Operation> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const operation = await this.operation(id);
      const step = operation.steps.find(one => one.id === stepId);
      const isOver = step?.state === 'succeeded' || operation.endedAt;
      if (isOver || (step?.state === 'blocked' && step.reason !== reason)) {
        return operation;
      }
      if (Date.now() > deadline) {
        throw new Error(`${stepId} still says: ${step?.state} ${step?.reason}`);
      }
      await new Promise(resolve => {
        setTimeout(resolve, 50);
      });
    }
  }

  /** Waits until a step says some words. */
  async untilReason(id: string, stepId: string, words: string): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const { steps } = await this.operation(id);
      const reason = steps.find(step => step.id === stepId)?.reason ?? '';
      if (reason.includes(words)) return;
      if (Date.now() > deadline) throw new Error(`${stepId} says: ${reason}`);
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

/** Number of the pull request that a step shows. */
export function pullRequestOf(
  steps: Operation['steps'],
  stepId: string,
): number {
  const detail = steps.find(({ id }) => id === stepId)?.detail;
  const number =
    detail?.type === 'pull-request' ? detail.pullRequest?.number : undefined;
  if (number === undefined) throw new Error(`${stepId} has no pull request`);
  return number;
}

function header(name: string): string {
  return mockCredentials.user.header(`user:default/${name}`);
}
