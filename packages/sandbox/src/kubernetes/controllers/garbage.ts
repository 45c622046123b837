import { terminate } from '../pods/terminate';
import { isTerminating, type KubernetesObject } from '../store/object';
import type { ControllerContext } from './context';

/** What controllers own, by the kind that owns it. */
const DEPENDENTS: Record<string, string[]> = {
  deployments: ['replicasets'],
  replicasets: ['pods'],
  statefulsets: ['pods'],
  daemonsets: ['pods'],
  cronjobs: ['jobs'],
  jobs: ['pods'],
};

function remove(
  { objects, now }: ControllerContext,
  resource: string,
  object: KubernetesObject,
): void {
  if (resource === 'pods') {
    terminate(objects, object, now());
  } else {
    objects.delete(resource, object.metadata.namespace, object.metadata.name);
  }
}

/** Removes what a removed object owned. */
export function collectDependents(
  context: ControllerContext,
  resource: string,
  owner: KubernetesObject,
): void {
  for (const dependents of DEPENDENTS[resource] ?? []) {
    for (const each of context.objects.list(dependents)) {
      const { ownerReferences = [] } = each.metadata;
      if (ownerReferences.some(({ uid }) => uid === owner.metadata.uid)) {
        remove(context, dependents, each);
      }
    }
  }
}

/** Kinds in a namespace, those that would make pods again before the pods. */
const NAMESPACED = [
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
  'cronjobs',
  'jobs',
  'poddisruptionbudgets',
  'horizontalpodautoscalers',
  'ingresses',
  'services',
  'configmaps',
  'serviceaccounts',
  'limitranges',
  'resourcequotas',
  'events',
];

/** Empties the namespaces that are being deleted; one is gone when its last pod is. */
export function emptyNamespaces(context: ControllerContext): void {
  const { objects } = context;
  for (const space of objects.list('namespaces').filter(isTerminating)) {
    const { name } = space.metadata;
    for (const resource of NAMESPACED) {
      objects.list(resource, name).forEach(each => {
        remove(context, resource, each);
      });
    }
    const pods = objects.list('pods', name);
    if (pods.length === 0) {
      objects.delete('namespaces', undefined, name);
    }
    pods
      .filter(pod => !isTerminating(pod))
      .forEach(pod => remove(context, 'pods', pod));
  }
}
