import {
  clusterTarget,
  DrainNode,
  DrainPreview,
  DrainProgress,
  Operation,
  OperationEvent,
  OperationPlan,
  OperationStep,
  OperationSummary,
  RotationOptions,
} from '@xkf/backstage-plugin-eks-common';
import { daysAgo, minutesAgo } from './clusters';
import { aPreview } from './terraform';

export const OPERATION_ID = '3f1c6a50-7c1e-4c53-9a58-0c5c2f1f0a01';

const cluster = {
  accountId: '111111111111',
  region: 'eu-west-1',
  clusterName: 'dev-eks1',
};

/** A step that has not begun, changed as asked. */
export function aStep(changes: Partial<OperationStep> = {}): OperationStep {
  return {
    id: 'preflight',
    title: 'Check the cluster',
    state: 'planned',
    failures: 0,
    choices: [],
    ...changes,
  };
}

/** An upgrade whose AWS update runs, changed as asked. */
export function anOperation(changes: Partial<Operation> = {}): Operation {
  return {
    id: OPERATION_ID,
    kind: 'upgrade',
    title: 'Upgrade dev-eks1 to 1.36',
    target: clusterTarget(cluster),
    alsoTargets: [],
    environment: 'dev',
    state: 'waiting',
    reason: 'AWS carries the update out.',
    requestedBy: 'user:default/ada',
    owner: 'group:default/team-platform',
    createdAt: minutesAgo(14),
    updatedAt: minutesAgo(1),
    currentStep: {
      id: 'follow-update',
      title: 'Follow the update',
      failures: 0,
    },
    input: {
      kind: 'upgrade',
      accountId: cluster.accountId,
      region: cluster.region,
      clusterName: cluster.clusterName,
      version: '1.36',
      way: 'aws-first',
      reason: 'Extended support is near',
    },
    approval: { required: false },
    steps: [
      aStep({
        state: 'succeeded',
        startedAt: minutesAgo(14),
        endedAt: minutesAgo(13),
      }),
      aStep({
        id: 'follow-update',
        title: 'Follow the update',
        state: 'waiting',
        reason: 'AWS carries the update out.',
        startedAt: minutesAgo(12),
        nextCheckAt: new Date(Date.parse(minutesAgo(0)) + 20_000).toISOString(),
        usualSeconds: 2700,
        detail: {
          type: 'update',
          update: {
            id: 'update-9',
            scope: 'cluster',
            type: 'VersionUpdate',
            status: 'InProgress',
            createdAt: minutesAgo(12),
            params: [{ type: 'Version', value: '1.36' }],
            errors: [],
          },
          usualSeconds: 2700,
        },
      }),
      aStep({ id: 'pull-request', title: 'Make Terraform agree' }),
    ],
    actions: [
      { name: 'pause', title: 'Pause', dangerous: false },
      { name: 'cancel', title: 'Cancel', dangerous: true },
    ],
    version: 7,
    ...changes,
  };
}

/** An operation at one step alone. */
export function atStep(
  step: Partial<OperationStep>,
  changes: Partial<Operation> = {},
): Operation {
  const only = aStep({ startedAt: minutesAgo(5), state: 'running', ...step });
  return anOperation({
    state: only.state,
    reason: only.reason,
    steps: [only],
    currentStep: { id: only.id, title: only.title, failures: only.failures },
    ...changes,
  });
}

/** An operation as lists show it, changed as asked. */
export function aSummary(
  changes: Partial<OperationSummary> = {},
): OperationSummary {
  const { input, approval, steps, actions, version, ...rest } = anOperation();
  return { ...rest, steps: { total: 8, done: 2 }, ...changes };
}

/** Events 1 to `count`, a minute apart. */
export function events(count: number): OperationEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    sequence: index + 1,
    at: minutesAgo(count - index),
    type: 'note' as const,
    by: 'portal',
    message: `Line ${index + 1}`,
  }));
}

/** A node on its way out, changed as asked. */
export function aDrainNode(changes: Partial<DrainNode> = {}): DrainNode {
  return {
    name: 'ip-10-0-0-1',
    nodeGroup: 'dev-eks1-standard',
    zone: 'eu-west-1a',
    createdAt: daysAgo(40),
    state: 'ready',
    pods: { toEvict: 12, evicted: 0, staying: 3 },
    ...changes,
  };
}

export const budget = {
  namespace: 'shop',
  name: 'cart',
  disruptionsAllowed: 0,
  currentHealthy: 2,
  desiredHealthy: 2,
  expectedPods: 2,
  pods: 1,
};

/** A drain in which a budget holds a pod back, changed as asked. */
export function aDrain(changes: Partial<DrainProgress> = {}): DrainProgress {
  return {
    nodes: [
      aDrainNode({
        state: 'drained',
        pods: { toEvict: 12, evicted: 12, staying: 3 },
      }),
      aDrainNode({
        name: 'ip-10-0-0-2',
        zone: 'eu-west-1b',
        state: 'draining',
        pods: { toEvict: 10, evicted: 8, staying: 3 },
      }),
      aDrainNode({ name: 'ip-10-0-0-3', state: 'cordoned' }),
    ],
    leaving: [
      {
        namespace: 'shop',
        name: 'web-1',
        node: 'ip-10-0-0-2',
        since: minutesAgo(1),
      },
    ],
    waiting: [
      {
        namespace: 'shop',
        name: 'cart-1',
        node: 'ip-10-0-0-2',
        since: minutesAgo(4),
        refusals: 9,
        reason:
          'Budget shop/cart allows 0 more disruptions (2 healthy, 2 needed).',
        budget: 'shop/cart',
      },
    ],
    budgets: [
      budget,
      { ...budget, name: 'web', disruptionsAllowed: 2, currentHealthy: 4 },
    ],
    recovering: ['shop/Deployment/web'],
    readAt: minutesAgo(0),
    ...changes,
  };
}

/** What a drain of one node would do, changed as asked. */
export function aDrainPreview(
  changes: Partial<DrainPreview> = {},
): DrainPreview {
  const pod = {
    namespace: 'shop',
    node: 'ip-10-0-0-1',
    owner: 'ReplicaSet/web-5d4f',
    fate: 'evict' as const,
    rules: [],
    ready: true,
    gracePeriod: 30,
    budgets: [],
  };
  return {
    nodes: [aDrainNode({ pods: { toEvict: 2, evicted: 0, staying: 1 } })],
    pods: [
      { ...pod, name: 'web-1', uid: '1', rules: ['local-data'] },
      { ...pod, name: 'cart-1', uid: '2', budgets: ['shop/cart'] },
      {
        ...pod,
        name: 'fluent-bit-1',
        uid: '3',
        owner: 'DaemonSet/fluent-bit',
        fate: 'stay',
        rules: ['daemon-set'],
        reason: 'A DaemonSet runs it on every node.',
      },
      {
        ...pod,
        name: 'debug',
        uid: '4',
        owner: undefined,
        fate: 'refused',
        rules: ['bare'],
        reason: 'Nobody brings it back.',
      },
    ],
    budgets: [budget],
    blockers: [
      {
        code: 'bare-pod',
        severity: 'asks',
        message: 'shop/debug has no controller.',
        pods: ['shop/debug'],
      },
      {
        code: 'budget-allows-none',
        severity: 'blocks',
        message: 'Budget shop/cart allows 0 disruptions (2 healthy, 2 needed).',
        pods: ['shop/cart-1'],
        budget: 'shop/cart',
      },
    ],
    readAt: minutesAgo(0),
    ...changes,
  };
}

/** A plan that can be started, changed as asked. */
export function aPlan(changes: Partial<OperationPlan> = {}): OperationPlan {
  const { input, title, environment } = anOperation();
  return {
    planToken: 'token-1',
    input,
    title,
    target: clusterTarget(cluster),
    alsoTargets: [],
    environment,
    steps: [
      {
        id: 'follow-update',
        title: 'Follow the update',
        description: 'AWS replaces the control plane.',
        usualSeconds: 2700,
      },
      {
        id: 'pull-request',
        title: 'Make Terraform agree',
        description: 'A pull request sets the version.',
      },
    ],
    findings: [
      {
        code: 'cluster-active',
        state: 'passed',
        title: 'The cluster is active',
        message: 'AWS reports ACTIVE.',
      },
      {
        code: 'insights',
        state: 'recommended',
        title: 'An EKS insight warns',
        message: 'A deprecated API is used.',
        fix: 'Move shop/web to policy/v1.',
        link: 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-insights.html',
      },
    ],
    changes: [{ stepId: 'pull-request', preview: aPreview() }],
    approvalRequired: false,
    obstacles: [],
    ...changes,
  };
}

/** Two node groups to rotate, one of which Terraform does not declare. */
export function rotationOptions(
  changes: Partial<RotationOptions> = {},
): RotationOptions {
  return {
    version: '1.35',
    candidates: [
      {
        pool: 'standard',
        nodeGroup: 'dev-eks1-standard',
        live: true,
        declared: true,
        releaseVersion: '1.35.2-20261013',
        version: '1.35',
        nodes: 3,
        amiType: 'AL2023_x86_64_STANDARD',
        replacement: {
          name: 'standard2',
          releaseVersion: '1.35.2-20261110',
          instanceTypes: ['m6i.large'],
          minSize: 1,
          maxSize: 6,
          labels: { tier: 'web' },
          taints: [],
        },
        releases: [
          {
            releaseVersion: '1.35.2-20261110',
            releasedAt: '2026-11-10T00:00:00.000Z',
            ageDays: 14,
            notesUrl:
              'https://github.com/awslabs/amazon-eks-ami/releases/tag/v20261110',
          },
          {
            releaseVersion: '1.35.2-20261013',
            releasedAt: '2026-10-13T00:00:00.000Z',
            ageDays: 42,
          },
        ],
      },
      {
        pool: 'byhand',
        nodeGroup: 'dev-eks1-byhand',
        live: true,
        declared: false,
        replacement: { name: 'byhand2', labels: {}, taints: [] },
        releases: [],
      },
    ],
    sharedWith: [],
    alsoClusters: [],
    ...changes,
  };
}
