/** Any value of a JSON document. */
export type Json =
  | string
  | number
  | boolean
  | null
  | Json[]
  | { [key: string]: Json | undefined };

/** A JSON object. */
export type JsonObject = { [key: string]: Json | undefined };

/** The metadata of a Kubernetes object, as far as the sandbox reads it. */
export interface ObjectMetadata {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  creationTimestamp?: string;
  /** Counts the changes of the spec, for kinds whose status says which one it has seen. */
  generation?: number;
  /** When the object is to be gone: its grace period after somebody deleted it. */
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: {
    apiVersion: string;
    kind: string;
    name: string;
    uid: string;
    controller?: boolean;
    blockOwnerDeletion?: boolean;
  }[];
}

/** A Kubernetes object in the JSON of the Kubernetes API. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMetadata;
  spec?: JsonObject;
  status?: JsonObject;
  [field: string]: unknown;
}

/** A condition in the status of an object. */
export type Condition = {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
};

/** The condition of a type, if the status has one. */
export function conditionOf(
  object: KubernetesObject,
  type: string,
): Condition | undefined {
  const list = listAt(object, 'status.conditions') as Condition[];
  return list.find(condition => condition.type === type);
}

/** Whether the condition `Ready` of a node or a pod is true. */
export function isReady(object: KubernetesObject): boolean {
  return conditionOf(object, 'Ready')?.status === 'True';
}

/** Whether somebody has deleted the object and it is still there. */
export function isTerminating({ metadata }: KubernetesObject): boolean {
  return metadata.deletionTimestamp !== undefined;
}

/** Whether a pod has ended and will not run again. */
export function isFinished(pod: KubernetesObject): boolean {
  return ['Succeeded', 'Failed'].includes(textAt(pod, 'status.phase'));
}

/** The uid of the controller of an object. */
export function controllerUid({
  metadata,
}: KubernetesObject): string | undefined {
  return metadata.ownerReferences?.find(owner => owner.controller)?.uid;
}

const PATHS = new Map<string, string[]>();

function keysOf(path: string): string[] {
  const known = PATHS.get(path);
  if (known) {
    return known;
  }
  const keys = path.split('.');
  // Paths stand in the source; those that clients send are not worth keeping.
  if (PATHS.size < 500) {
    PATHS.set(path, keys);
  }
  return keys;
}

/** The value at a dotted path such as `spec.nodeName`; undefined where a part is missing. */
export function at(object: unknown, path: string): unknown {
  let value = object;
  for (const key of keysOf(path)) {
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** The text at a dotted path, or an empty text. */
export function textAt(object: unknown, path: string): string {
  const value = at(object, path);
  return value === undefined || value === null ? '' : String(value);
}

/** The list at a dotted path, or an empty list. */
export function listAt(object: unknown, path: string): unknown[] {
  const value = at(object, path);
  return Array.isArray(value) ? value : [];
}

/** The number at a dotted path, or 0. */
export function numberAt(object: unknown, path: string): number {
  const value = at(object, path);
  return typeof value === 'number' ? value : 0;
}
