import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  clusterTarget,
  endedStates,
  Operation,
  OperationInput,
  operationInputSchema,
  OperationPlan,
  operationPlanSchema,
  operationSchema,
  OperationTarget,
  RotationCandidate,
  RotationOptions,
  rotationOptionsSchema,
  Tenant,
  tenantSchema,
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
  /** Accounts of tenants that the portal knows. */
  tenants: Tenant[] = [tenant('tenant-shop', '666666666666')];
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
        ({ target, kind, state }) =>
          (!query.target || target.key === query.target) &&
          (!query.kind?.length || query.kind.includes(kind)) &&
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

  listTenants: OperationsService['listTenants'] = async ({ search = '' }) => {
    this.#enter('listTenants');
    const items = this.tenants.filter(
      ({ accountId, name }) =>
        accountId.includes(search) || name.includes(search),
    );
    return { items, totalItems: items.length, problems: [] };
  };

  /** Adds an operation as if somebody had started it. */
  add(given: Partial<Operation> & Pick<Operation, 'input'>): Operation {
    const { kind } = given.input;
    const id = `00000000-0000-4000-8000-${String(this.operations.size + 1).padStart(12, '0')}`;
    const operation = operationSchema.parse({
      id,
      kind,
      title: titleOf(given.input),
      target: targetOf(given.input),
      alsoTargets: [],
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
    return operationPlanSchema.parse({
      planToken: `token of ${JSON.stringify(input)}`,
      input,
      title: titleOf(input),
      target: targetOf(input),
      alsoTargets: [],
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

/** An account of a tenant. */
export function tenant(name: string, accountId: string): Tenant {
  return tenantSchema.parse({
    accountId,
    name,
    email: `aws+${name}@acme.example`,
    environment: 'prod',
    source: 'discovered',
    regions: ['eu-west-1'],
    namespaces: [],
    peerings: [],
    pullRequests: [],
    problems: [],
  });
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
  switch (input.kind) {
    case 'upgrade':
      return `Upgrade ${input.clusterName} to ${input.version}`;
    case 'rotation':
      return `Rotate ${input.groups.map(({ pool }) => pool).join(', ')} of ${input.clusterName}`;
    default:
      return `Do ${input.kind}`;
  }
}

function targetOf(input: OperationInput): OperationTarget {
  if (input.kind === 'upgrade' || input.kind === 'rotation') {
    return clusterTarget(input);
  }
  const accountId = 'accountId' in input ? input.accountId : '999999999999';
  return {
    key: `${input.kind}/${JSON.stringify(input)}`.slice(0, 255),
    accountId,
    region: 'eu-west-1',
    name: input.kind,
  };
}
