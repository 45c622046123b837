import { randomUUID } from 'node:crypto';
import { generatedSuffix } from '../../world/identifiers';
import { withOwnTaints } from '../objects/nodeState';
import { isTerminating, type KubernetesObject, textAt } from '../store/object';
import type { ObjectStore } from '../store/ObjectStore';
import { isObject } from './patch/mergePatch';
import { apiVersionOf, type Resource } from './resources';
import {
  badRequest,
  conflicting,
  qualifiedName,
  StatusError,
  unknownObject,
} from './status';
import type { Target } from './target';

/** A write to the Kubernetes API. */
export interface WriteRequest {
  objects: ObjectStore;
  target: Target;
  query: URLSearchParams;
  contentType: string | undefined;
  body: string;
  now: Date;
}

/** Whether a request only asks what would happen. */
export function isDryRun({ query }: WriteRequest): boolean {
  return query.getAll('dryRun').includes('All');
}

/**
 * The body of a request as a JSON object.
 *
 * @throws StatusError 400
 */
export function objectOf(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    if (isObject(value)) {
      return value;
    }
  } catch {
    // Answered below, as for any other text that is not an object.
  }
  throw badRequest('the body of the request is not a JSON object');
}

/**
 * The object that a write is about.
 *
 * @throws StatusError 404
 */
export function present({ objects, target }: WriteRequest): KubernetesObject {
  const { resource, namespace, name = '' } = target;
  const object = objects.get(resource.stored, namespace, name);
  if (!object) {
    throw unknownObject(resource, name);
  }
  return object;
}

/** Kinds whose status is changed by their subresource only. */
const WITH_STATUS = [
  'nodes',
  'pods',
  'poddisruptionbudgets',
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
];

/**
 * Stores what an object is to be: its identity stays, the status changes through its subresource only.
 *
 * @throws StatusError 409 when the wanted object is not made from the present one
 */
export function replace(
  request: WriteRequest,
  old: KubernetesObject,
  wanted: KubernetesObject,
): KubernetesObject {
  const { objects, target, now } = request;
  const { resource, subresource } = target;
  const { metadata } = old;
  const asked = wanted.metadata?.resourceVersion;
  if (asked && asked !== metadata.resourceVersion) {
    throw conflicting(
      resource,
      metadata.name,
      'the object has been modified; please apply your changes to the latest version and try again',
    );
  }
  const onlyStatus = subresource === 'status';
  const keepStatus = !onlyStatus && WITH_STATUS.includes(resource.plural);
  const merged: KubernetesObject = {
    ...(onlyStatus ? old : wanted),
    apiVersion: old.apiVersion,
    kind: old.kind,
    metadata: {
      ...(onlyStatus ? metadata : wanted.metadata),
      name: metadata.name,
      namespace: metadata.namespace,
      uid: metadata.uid,
      creationTimestamp: metadata.creationTimestamp,
      deletionTimestamp: metadata.deletionTimestamp,
      deletionGracePeriodSeconds: metadata.deletionGracePeriodSeconds,
    },
    status: keepStatus ? old.status : wanted.status,
  };
  const next =
    resource.plural === 'nodes' ? withOwnTaints(merged, now) : merged;
  return isDryRun(request) ? next : objects.put(resource.stored, next);
}

/** PUT of an object. */
export function update(request: WriteRequest): KubernetesObject {
  const { resource, name } = request.target;
  const wanted = objectOf(request.body);
  if (textAt(wanted, 'metadata.name') !== name) {
    throw badRequest(
      `the name of the object (${textAt(wanted, 'metadata.name')}) does not match the name on the URL (${name})`,
    );
  }
  if (wanted.kind !== undefined && wanted.kind !== resource.kind) {
    throw badRequest(
      `the kind is ${String(wanted.kind)}, not ${resource.kind}`,
    );
  }
  return replace(request, present(request), wanted as KubernetesObject);
}

/**
 * Nothing new may come into a namespace that is being deleted.
 *
 * @throws StatusError 403, or 404 when there is no such namespace
 */
export function assertNamespace(
  objects: ObjectStore,
  resource: Resource,
  namespace: string,
  name: string,
): void {
  const space = objects.get('namespaces', undefined, namespace);
  if (!space) {
    throw unknownObject({ plural: 'namespaces', group: '' }, namespace);
  }
  if (isTerminating(space)) {
    throw new StatusError(
      403,
      'Forbidden',
      `${qualifiedName(resource)} "${name}" is forbidden: unable to create new content in namespace ${namespace} because it is being terminated`,
      {
        name,
        kind: resource.plural,
        causes: [
          {
            reason: 'NamespaceTerminating',
            message: `namespace ${namespace} is being terminated`,
            field: 'metadata.namespace',
          },
        ],
      },
    );
  }
}

/** What the status of a new object says before any controller has seen it. */
function initialStatus(resource: Resource): KubernetesObject['status'] {
  switch (resource.plural) {
    case 'pods':
      return { phase: 'Pending', qosClass: 'BestEffort' };
    case 'namespaces':
      return { phase: 'Active' };
    default:
      return undefined;
  }
}

/**
 * POST of a new object.
 *
 * @throws StatusError 409 when there is one of that name
 */
export function create(request: WriteRequest): KubernetesObject {
  const { objects, target, body } = request;
  const { resource, namespace } = target;
  const wanted = objectOf(body);
  const prefix = textAt(wanted, 'metadata.generateName');
  const name =
    textAt(wanted, 'metadata.name') ||
    (prefix && `${prefix}${generatedSuffix(5, randomUUID())}`);
  if (!name) {
    throw badRequest('metadata.name or metadata.generateName is required');
  }
  if (namespace !== undefined) {
    assertNamespace(objects, resource, namespace, name);
  }
  if (objects.get(resource.stored, namespace, name)) {
    throw new StatusError(
      409,
      'AlreadyExists',
      `${qualifiedName(resource)} "${name}" already exists`,
      { name, group: resource.group || undefined, kind: resource.plural },
    );
  }
  const metadata = isObject(wanted.metadata) ? wanted.metadata : {};
  const object: KubernetesObject = {
    ...wanted,
    apiVersion: apiVersionOf(resource),
    kind: resource.kind,
    metadata: {
      ...metadata,
      name,
      namespace,
      uid: randomUUID(),
      creationTimestamp: undefined,
    },
    status: initialStatus(resource),
  };
  return isDryRun(request) ? object : objects.put(resource.stored, object);
}
