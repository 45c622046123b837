import type { KubernetesObject, ObjectMetadata } from '../store/object';

/** A time in the form of the Kubernetes API: seconds, UTC. */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The reference that makes `owner` the controller of an object. */
export function controlledBy(
  owner: KubernetesObject,
): NonNullable<ObjectMetadata['ownerReferences']> {
  return [
    {
      apiVersion: owner.apiVersion,
      kind: owner.kind,
      name: owner.metadata.name,
      uid: owner.metadata.uid ?? '',
      controller: true,
      blockOwnerDeletion: true,
    },
  ];
}
