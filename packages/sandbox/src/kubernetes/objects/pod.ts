import { stableIndex } from '../../world/identifiers';
import type { JsonObject, KubernetesObject } from '../store/object';
import { at, listAt, textAt } from '../store/object';
import { controlledBy, timestamp } from './identity';

const POD_NETWORK = '192.168.7.';

/** The pod that a controller's template makes on a node. */
export function podOf(
  owner: KubernetesObject,
  name: string,
  node: KubernetesObject | undefined,
  created: Date,
): KubernetesObject {
  const template = at(owner, 'spec.template') as {
    metadata: { labels: Record<string, string> };
    spec: JsonObject;
  };
  return pod({
    name,
    namespace: owner.metadata.namespace ?? 'default',
    labels: template.metadata.labels,
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
  spec: JsonObject;
  node: KubernetesObject | undefined;
  created: Date;
  owner?: KubernetesObject;
  /** `Succeeded` for the pod of a finished job. */
  phase?: 'Running' | 'Succeeded';
}

function ready(node: KubernetesObject): boolean {
  const list = at(node, 'status.conditions') as JsonObject[];
  return list.some(
    condition => condition.type === 'Ready' && condition.status === 'True',
  );
}

/** A pod; without a node it is pending, on a node that is not ready it is not ready either. */
export function pod(description: PodDescription): KubernetesObject {
  const { name, namespace, node, spec, owner } = description;
  const created = timestamp(description.created);
  const containers = (spec.containers ?? []) as JsonObject[];
  const done = description.phase === 'Succeeded';
  const isReady = node !== undefined && ready(node) && !done;
  const phase = node ? (description.phase ?? 'Running') : 'Pending';
  const condition = (type: string, status: boolean, reason?: string) => ({
    type,
    status: status ? 'True' : 'False',
    lastTransitionTime: created,
    ...(reason && !status ? { reason } : {}),
  });
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      labels: description.labels,
      creationTimestamp: created,
      ...(owner ? { ownerReferences: controlledBy(owner) } : {}),
    },
    spec: {
      ...spec,
      ...(node ? { nodeName: node.metadata.name } : {}),
    },
    status: {
      phase,
      qosClass: 'Burstable',
      conditions: node
        ? [
            condition('PodScheduled', true),
            condition('Initialized', true),
            condition('ContainersReady', isReady, 'ContainersNotReady'),
            condition('Ready', isReady, done ? 'PodCompleted' : 'NodeNotReady'),
          ]
        : [condition('PodScheduled', false, 'Unschedulable')],
      ...(node
        ? {
            startTime: created,
            hostIP: textAt(listAt(node, 'status.addresses')[0], 'address'),
            podIP: `${POD_NETWORK}${stableIndex(250, namespace, name) + 2}`,
            containerStatuses: containers.map(container => ({
              name: container.name,
              image: container.image,
              imageID: `${container.image}@sha256:${'0'.repeat(64)}`,
              ready: isReady,
              started: !done,
              restartCount: 0,
              state: done
                ? {
                    terminated: {
                      exitCode: 0,
                      reason: 'Completed',
                      startedAt: created,
                      finishedAt: created,
                    },
                  }
                : { running: { startedAt: created } },
            })),
          }
        : {}),
    },
  };
}
