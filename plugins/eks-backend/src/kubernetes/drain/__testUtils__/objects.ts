import { Budget, Node, Pod, Workload } from '../api';

let uids = 0;

/** A uid that no other object of the test run has. */
export function nextUid(): string {
  uids += 1;
  return `uid-${uids}`;
}

export function aNode(name: string, change: Partial<Node> = {}): Node {
  return {
    metadata: {
      name,
      uid: nextUid(),
      creationTimestamp: '2026-11-20T10:00:00Z',
      labels: {
        'eks.amazonaws.com/nodegroup': 'standard',
        'topology.kubernetes.io/zone': 'eu-west-1a',
      },
    },
    spec: { unschedulable: true },
    status: {
      conditions: [{ type: 'Ready', status: 'True' }],
      allocatable: { cpu: '4', memory: '16Gi', pods: '58' },
    },
    ...change,
  };
}

export interface PodShape {
  name: string;
  namespace?: string;
  node?: string;
  labels?: Record<string, string>;
  /** `Kind/name`; undefined for a bare pod. */
  owner?: string;
  ownerApiVersion?: string;
  phase?: string;
  ready?: boolean;
  emptyDir?: boolean;
  mirror?: boolean;
  terminating?: boolean;
  grace?: number;
  requests?: Record<string, string>;
}

export function aPod(shape: PodShape): Pod {
  const { namespace = 'shop', phase = 'Running', ready = true, owner } = shape;
  const [kind = '', ownerName = ''] = owner?.split('/') ?? [];
  return {
    metadata: {
      name: shape.name,
      namespace,
      uid: nextUid(),
      labels: shape.labels ?? {},
      ...(shape.mirror && {
        annotations: { 'kubernetes.io/config.mirror': '' },
      }),
      ...(shape.terminating && {
        deletionTimestamp: new Date().toISOString(),
        deletionGracePeriodSeconds: 30,
      }),
      ...(owner && {
        ownerReferences: [
          {
            apiVersion: shape.ownerApiVersion ?? 'apps/v1',
            kind,
            name: ownerName,
            uid: `uid-of-${owner}`,
            controller: true,
          },
        ],
      }),
    },
    spec: {
      ...(shape.node && { nodeName: shape.node }),
      terminationGracePeriodSeconds: shape.grace ?? 30,
      volumes: shape.emptyDir ? [{ name: 'cache', emptyDir: {} }] : [],
      containers: [{ resources: { requests: shape.requests ?? {} } }],
    },
    status: {
      phase,
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
    },
  };
}

/** A budget; its numbers are worked out by the fake cluster. */
export function aBudget(
  name: string,
  matchLabels: Record<string, string>,
  shape: {
    namespace?: string;
    maxUnavailable?: number;
    policy?: string;
    status?: Budget['status'];
  } = {},
): Budget & { spec: { maxUnavailable: number } } {
  return {
    metadata: {
      name,
      namespace: shape.namespace ?? 'shop',
      uid: nextUid(),
      generation: 1,
    },
    spec: {
      selector: { matchLabels },
      maxUnavailable: shape.maxUnavailable ?? 1,
      ...(shape.policy && { unhealthyPodEvictionPolicy: shape.policy }),
    },
    status: shape.status ?? { observedGeneration: 1 },
  };
}

export function aWorkload(
  name: string,
  replicas: number,
  namespace = 'shop',
): Workload {
  return {
    metadata: { name, namespace, uid: nextUid() },
    spec: { replicas },
    status: { readyReplicas: replicas },
  };
}
