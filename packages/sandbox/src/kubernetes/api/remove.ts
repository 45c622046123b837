import { terminate } from '../pods/terminate';
import { at, type KubernetesObject } from '../store/object';
import { timestamp } from '../objects/identity';
import { badRequest, conflicting, successStatus } from './status';
import { isDryRun, objectOf, present, type WriteRequest } from './write';

/** What a deletion asks for, in its body or its query. */
export interface DeletionRequest {
  gracePeriodSeconds?: number | undefined;
  uid?: string | undefined;
  resourceVersion?: string | undefined;
  dryRun: boolean;
}

function optionalText(options: unknown, path: string): string | undefined {
  const value = at(options, path);
  return value === undefined || value === null ? undefined : String(value);
}

/**
 * The options of a deletion.
 *
 * @throws StatusError 400
 */
export function deletionRequest(
  options: unknown,
  request: WriteRequest,
): DeletionRequest {
  const grace =
    optionalText(options, 'gracePeriodSeconds') ??
    request.query.get('gracePeriodSeconds') ??
    undefined;
  const gracePeriodSeconds = grace === undefined ? undefined : Number(grace);
  if (
    gracePeriodSeconds !== undefined &&
    !Number.isInteger(gracePeriodSeconds)
  ) {
    throw badRequest('gracePeriodSeconds is not a number');
  }
  const dryRun = at(options, 'dryRun');
  return {
    gracePeriodSeconds,
    uid: optionalText(options, 'preconditions.uid'),
    resourceVersion: optionalText(options, 'preconditions.resourceVersion'),
    dryRun:
      isDryRun(request) || (Array.isArray(dryRun) && dryRun.includes('All')),
  };
}

function assertPreconditions(
  { target }: WriteRequest,
  { metadata }: KubernetesObject,
  { uid, resourceVersion }: DeletionRequest,
): void {
  const check = (name: string, wanted: string | undefined, is?: string) => {
    if (wanted !== undefined && wanted !== is) {
      throw conflicting(
        target.resource,
        metadata.name,
        `Precondition failed: ${name} in precondition: ${wanted}, ${name} in object meta: ${is}`,
      );
    }
  };
  check('UID', uid, metadata.uid);
  check('ResourceVersion', resourceVersion, metadata.resourceVersion);
}

/**
 * DELETE of an object. A pod gets its grace period, a namespace is emptied first, all else is gone at once.
 *
 * @throws StatusError 404, 409 when a precondition is not met
 */
export function remove(request: WriteRequest): object {
  const { objects, target, body, now } = request;
  const { resource } = target;
  const object = present(request);
  const options = deletionRequest(body ? objectOf(body) : {}, request);
  assertPreconditions(request, object, options);
  if (resource.plural === 'pods') {
    return terminate(objects, object, now, options);
  }
  const { namespace, name, uid } = object.metadata;
  if (options.dryRun) {
    return object;
  }
  if (resource.plural === 'namespaces') {
    return objects.put('namespaces', {
      ...object,
      metadata: { ...object.metadata, deletionTimestamp: timestamp(now) },
      status: { phase: 'Terminating' },
    });
  }
  objects.delete(resource.stored, namespace, name);
  return {
    ...successStatus(200),
    details: {
      name,
      group: resource.group || undefined,
      kind: resource.plural,
      uid,
    },
  };
}
