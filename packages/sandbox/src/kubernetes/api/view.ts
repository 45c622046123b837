import type { KubernetesObject } from '../store/object';
import { at, isReady, textAt } from '../store/object';
import type { ObjectStore } from '../store/ObjectStore';
import { apiVersionOf, type Resource } from './resources';

function metricsOf(
  resource: Resource,
  object: KubernetesObject,
  now: Date,
): KubernetesObject {
  const { name, namespace, labels } = object.metadata;
  const usage =
    resource.kind === 'NodeMetrics'
      ? { cpu: '640m', memory: '5242880Ki' }
      : { cpu: '18m', memory: '98304Ki' };
  return {
    apiVersion: apiVersionOf(resource),
    kind: resource.kind,
    metadata: {
      name,
      namespace,
      labels,
      creationTimestamp: now.toISOString(),
    },
    timestamp: now.toISOString().replace(/\.\d+Z$/, 'Z'),
    window: '20s',
    ...(resource.kind === 'NodeMetrics'
      ? { usage }
      : {
          containers: [
            { name: textAt(at(object, 'spec.containers.0'), 'name'), usage },
          ],
        }),
  };
}

function eventOf(
  resource: Resource,
  { message, involvedObject, source, ...object }: KubernetesObject,
): KubernetesObject {
  return {
    ...object,
    apiVersion: apiVersionOf(resource),
    note: message,
    regarding: involvedObject,
    deprecatedSource: source,
  };
}

/** An object as one group shows it: metrics and events look different from what is stored. */
export function viewOf(
  resource: Resource,
  object: KubernetesObject,
  now: Date,
): KubernetesObject {
  if (resource.group === 'metrics.k8s.io') {
    return metricsOf(resource, object, now);
  }
  if (resource.group === 'events.k8s.io') {
    return eventOf(resource, object);
  }
  return object;
}

/** The stored objects of a resource that exist for its group: there are metrics of what runs only. */
export function storedObjects(
  objects: ObjectStore,
  resource: Resource,
  namespace: string | undefined,
): KubernetesObject[] {
  const list = objects.list(resource.stored, namespace);
  switch (resource.kind) {
    case 'PodMetrics':
      return list.filter(pod => textAt(pod, 'status.phase') === 'Running');
    case 'NodeMetrics':
      return list.filter(isReady);
    default:
      return list;
  }
}
