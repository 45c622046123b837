import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  endedStates,
  formatClusterArn,
  Operation,
  OperationInput,
  operationInputSchema,
  OperationPlan,
  operationPlanSchema,
  operationSchema,
  RotationCandidate,
  RotationOptions,
  rotationOptionsSchema,
} from '@xkf/backstage-plugin-eks-common';
import { OperationsService } from '../operation/OperationsService';

const NOW = '2026-11-24T12:00:00.000Z';
const STEPS = [
  { id: 'preflight', title: 'Check the cluster', usualSeconds: 30 },
  { id: 'update', title: 'Update the control plane', usualSeconds: 2700 },
  { id: 'pull-request', title: 'Make Terraform agree' },
];

/** The eks backend as the actions see it. Its answers fit the contract. */
export class FakeOperations implements OperationsService {
  readonly operations = new Map<string, Operation>();
  /** Names of the methods called, in order. */
  readonly calls: string[] = [];
  /** Callers of each reading of an operation, in order. */
  readonly readers: string[] = [];
  /** What a plan says besides the usual. */
  planned: Partial<OperationPlan> = {};
  options: RotationOptions = {
    version: '1.35',
    sharedWith: [],
    alsoClusters: [],
    candidates: [
      candidate('standard', 'standard2'),
      candidate('spot', 'spot2'),
    ],
  };
  /** Thrown by the next calls of a method, one each. */
  readonly failures: { of: keyof OperationsService; error: unknown }[] = [];
  /** Called before an operation is read. */
  onRead: (operation: Operation) => void = () => {};

  planOperation: OperationsService['planOperation'] = async ({ operation }) => {
    this.#enter('planOperation');
    return this.#plan(operationInputSchema.parse(operation));
  };

  startOperation: OperationsService['startOperation'] = async (
    { operation, planToken, confirmation },
    { credentials },
  ) => {
    this.#enter('startOperation');
    const input = operationInputSchema.parse(operation);
    const plan = this.#plan(input);
    if (plan.planToken !== planToken) {
      throw await refusal(409, 'The plan has changed since.');
    }
    if (plan.confirmation !== confirmation && plan.confirmation) {
      throw await refusal(400, 'The name of the cluster is needed.');
    }
    return this.add({
      input,
      title: plan.title,
      requestedBy: refOf(credentials),
      approval: { required: plan.approvalRequired },
      ...(plan.approvalRequired && { state: 'needs-approval' }),
    });
  };

  listOperations: OperationsService['listOperations'] = async query => {
    this.#enter('listOperations');
    const items = [...this.operations.values()]
      .filter(
        ({ cluster, kind, state }) =>
          cluster.accountId === query.accountId &&
          cluster.region === query.region &&
          cluster.clusterName === query.clusterName &&
          kind === query.kind &&
          !(query.active && endedStates.has(state)),
      )
      .map(({ steps, ...one }) => ({
        ...one,
        steps: { total: steps.length, done: 0 },
      }));
    return { items, totalItems: items.length };
  };

  getOperation: OperationsService['getOperation'] = async (
    { id },
    { credentials },
  ) => {
    this.readers.push(refOf(credentials));
    this.#enter('getOperation');
    const operation = this.operations.get(id);
    if (!operation) throw await refusal(404, 'There is no such operation.');
    this.onRead(operation);
    return operationSchema.parse(operation);
  };

  getRotationOptions: OperationsService['getRotationOptions'] = async () => {
    this.#enter('getRotationOptions');
    return rotationOptionsSchema.parse(this.options);
  };

  /** Adds an operation as if somebody had started it. */
  add(given: Partial<Operation> & Pick<Operation, 'input'>): Operation {
    const { kind, accountId, region, clusterName } = given.input;
    const id = `00000000-0000-4000-8000-${String(this.operations.size + 1).padStart(12, '0')}`;
    const operation = operationSchema.parse({
      id,
      kind,
      title: titleOf(given.input),
      cluster: clusterOf({ accountId, region, clusterName }),
      alsoClusters: [],
      environment: 'qa',
      state: 'running',
      requestedBy: 'user:default/mock',
      createdAt: NOW,
      updatedAt: NOW,
      currentStep: STEPS[0],
      approval: { required: false },
      steps: STEPS.map(step => ({
        ...step,
        state: 'planned',
        failures: 0,
        choices: [],
      })),
      actions: [],
      version: 1,
      ...given,
    });
    this.operations.set(id, operation);
    return operation;
  }

  #plan(input: OperationInput): OperationPlan {
    const { accountId, region, clusterName } = input;
    return operationPlanSchema.parse({
      planToken: `token of ${JSON.stringify(input)}`,
      input,
      title: titleOf(input),
      cluster: clusterOf({ accountId, region, clusterName }),
      alsoClusters: [],
      environment: 'qa',
      steps: STEPS.map(step => ({ ...step, description: step.title })),
      findings: [],
      changes: [],
      approvalRequired: false,
      obstacles: [],
      ...this.planned,
    });
  }

  #enter(name: keyof OperationsService): void {
    this.calls.push(name);
    if (this.failures[0]?.of === name) throw this.failures.shift()?.error;
  }
}

/** A node group that can be rotated. */
export function candidate(pool: string, next: string): RotationCandidate {
  return {
    pool,
    nodeGroup: `qa-eks1-${pool}`,
    live: true,
    declared: true,
    replacement: {
      name: next,
      releaseVersion: '1.35.5-20261119',
      instanceTypes: ['m6i.large'],
      minSize: 1,
      maxSize: 4,
      labels: { team: 'platform' },
      taints: [{ key: 'dedicated', value: 'x', effect: 'NO_SCHEDULE' }],
    },
    releases: [],
  };
}

/** How the backend refuses a call. */
export function refusal(status: number, message: string): Promise<Error> {
  const error = { name: 'Error', message };
  return ResponseError.fromResponse(
    new Response(JSON.stringify({ error, response: { statusCode: status } }), {
      status,
      headers: { 'content-type': 'application/json' },
    }),
  );
}

function refOf({ principal }: BackstageCredentials): string {
  const one = principal as BackstageUserPrincipal | { subject: string };
  return 'userEntityRef' in one ? one.userEntityRef : one.subject;
}

function titleOf(input: OperationInput): string {
  return input.kind === 'upgrade'
    ? `Upgrade ${input.clusterName} to ${input.version}`
    : `Rotate ${input.groups.map(({ pool }) => pool).join(', ')} of ${input.clusterName}`;
}

function clusterOf(id: {
  accountId: string;
  region: string;
  clusterName: string;
}) {
  return { ...id, arn: formatClusterArn(id) };
}
