import { stableIndex } from '../../world/identifiers';
import {
  type Condition,
  isReady,
  type JsonObject,
  type KubernetesObject,
  listAt,
  textAt,
  at,
} from '../store/object';
import { controlledBy, timestamp } from './identity';

const POD_NETWORK = '192.168.7.';

/** The pod that a controller's template makes on a node, or waiting for one. */
export function podOf(
  owner: KubernetesObject,
  name: string,
  node: KubernetesObject | undefined,
  created: Date,
): KubernetesObject {
  const template = at(owner, 'spec.template') as {
    metadata: {
      labels: Record<string, string>;
      annotations?: Record<string, string>;
    };
    spec: JsonObject;
  };
  return pod({
    name,
    namespace: owner.metadata.namespace ?? 'default',
    labels: template.metadata.labels,
    annotations: template.metadata.annotations,
    spec: template.spec,
    node,
    created,
    owner,
  });
}

/** What a pod is made from. */
export interface PodDescription {
  name: string;
  namespace: string;
  labels: Record<string, string>;
  annotations?: Record<string, string> | undefined;
  spec: JsonObject;
  node: KubernetesObject | undefined;
  created: Date;
  owner?: KubernetesObject;
  /** `Succeeded` for the pod of a finished job. */
  phase?: 'Running' | 'Succeeded';
}

function condition(
  type: string,
  status: boolean,
  since: string,
  reason?: string,
): Condition {
  return {
    type,
    status: status ? 'True' : 'False',
    lastTransitionTime: since,
    ...(reason && !status ? { reason } : {}),
  };
}

type Stage = 'creating' | 'ready' | 'unready' | 'done';

function containerState(stage: Stage, since: string): JsonObject {
  switch (stage) {
    case 'creating':
      return { waiting: { reason: 'ContainerCreating' } };
    case 'done':
      return {
        terminated: {
          exitCode: 0,
          reason: 'Completed',
          startedAt: since,
          finishedAt: since,
        },
      };
    default:
      return { running: { startedAt: since } };
  }
}

const PHASES: Record<Stage, string> = {
  creating: 'Pending',
  ready: 'Running',
  unready: 'Running',
  done: 'Succeeded',
};

const UNREADY: Record<Stage, string> = {
  creating: 'ContainersNotReady',
  ready: '',
  unready: 'NodeNotReady',
  done: 'PodCompleted',
};

function statusOn(
  object: KubernetesObject,
  node: KubernetesObject,
  stage: Stage,
  since: string,
): JsonObject {
  const { namespace = '', name } = object.metadata;
  const containers = listAt(object, 'spec.containers') as JsonObject[];
  const ready = stage === 'ready';
  return {
    phase: PHASES[stage],
    qosClass: 'Burstable',
    conditions: [
      condition('PodScheduled', true, since),
      condition('Initialized', true, since),
      condition('ContainersReady', ready, since, 'ContainersNotReady'),
      condition('Ready', ready, since, UNREADY[stage]),
    ],
    startTime: textAt(object, 'status.startTime') || since,
    hostIP: textAt(listAt(node, 'status.addresses')[0], 'address'),
    ...(stage === 'creating'
      ? {}
      : { podIP: `${POD_NETWORK}${stableIndex(250, namespace, name) + 2}` }),
    containerStatuses: containers.map(container => ({
      name: container.name,
      image: container.image,
      imageID:
        stage === 'creating'
          ? ''
          : `${container.image}@sha256:${'0'.repeat(64)}`,
      ready,
      started: ready || stage === 'unready',
      restartCount: 0,
      state: containerState(stage, since),
    })),
  };
}

/** A pod that waits for a node, with the reason why none takes it. */
export function unschedulable(
  object: KubernetesObject,
  message: string,
  now: Date,
): KubernetesObject {
  return {
    ...object,
    status: {
      ...object.status,
      phase: 'Pending',
      conditions: [
        {
          ...condition('PodScheduled', false, timestamp(now), 'Unschedulable'),
          message,
        },
      ],
    },
  };
}

/** A pod that was given to a node and is being started there. */
export function bound(
  object: KubernetesObject,
  node: KubernetesObject,
  now: Date,
): KubernetesObject {
  return {
    ...object,
    spec: { ...object.spec, nodeName: node.metadata.name },
    status: statusOn(object, node, 'creating', timestamp(now)),
  };
}

/** A pod that runs on its node, and is ready as far as the node is. */
export function running(
  object: KubernetesObject,
  node: KubernetesObject,
  now: Date,
): KubernetesObject {
  const stage = isReady(node) ? 'ready' : 'unready';
  return { ...object, status: statusOn(object, node, stage, timestamp(now)) };
}

/** A pod whose readiness follows the one of its node. */
export function withReadiness(
  object: KubernetesObject,
  ready: boolean,
  now: Date,
): KubernetesObject {
  const since = timestamp(now);
  const list = listAt(object, 'status.conditions') as Condition[];
  return {
    ...object,
    status: {
      ...object.status,
      conditions: list.map(each =>
        each.type === 'Ready'
          ? condition('Ready', ready, since, 'NodeNotReady')
          : each,
      ),
    },
  };
}

/** A pod; without a node it is pending, on a node that is not ready it is not ready either. */
export function pod(description: PodDescription): KubernetesObject {
  const { name, namespace, node, spec, owner, annotations } = description;
  const created = timestamp(description.created);
  const object: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      labels: description.labels,
      ...(annotations ? { annotations } : {}),
      creationTimestamp: created,
      ...(owner ? { ownerReferences: controlledBy(owner) } : {}),
    },
    spec: { ...spec },
    status: { phase: 'Pending', qosClass: 'Burstable' },
  };
  if (!node) {
    return object;
  }
  const placed = {
    ...object,
    spec: { ...spec, nodeName: node.metadata.name },
  };
  return description.phase === 'Succeeded'
    ? { ...placed, status: statusOn(placed, node, 'done', created) }
    : running(placed, node, description.created);
}
