import { evict } from '../pods/evict';
import { at, textAt } from '../store/object';
import { deletionRequest } from './remove';
import { badRequest, successStatus } from './status';
import {
  assertNamespace,
  isDryRun,
  objectOf,
  present,
  type WriteRequest,
} from './write';

const VERSIONS = ['policy/v1', 'policy/v1beta1'];

/**
 * POST of the eviction of a pod.
 *
 * @throws StatusError as `evict`, and 400, 403 in a namespace that is being deleted, 404
 */
export function createEviction(request: WriteRequest): object {
  const { objects, target, body, now } = request;
  const { resource, namespace = '', name = '' } = target;
  const eviction = objectOf(body);
  // What is left out is what the path means.
  const { kind = 'Eviction', apiVersion = VERSIONS[0] } = eviction;
  if (kind !== 'Eviction' || !VERSIONS.includes(String(apiVersion))) {
    throw badRequest(
      `no kind "${String(kind)}" is registered for version "${String(apiVersion)}"`,
    );
  }
  if (textAt(eviction, 'metadata.name') !== name) {
    throw badRequest('name in URL does not match name in Eviction object');
  }
  const inBody = at(eviction, 'deleteOptions.dryRun');
  if (
    Array.isArray(inBody) &&
    inBody.length > 0 &&
    inBody.includes('All') !== isDryRun(request)
  ) {
    throw badRequest('Non-matching dry-run options in request and content');
  }
  assertNamespace(objects, resource, namespace, name);
  const options = deletionRequest(eviction.deleteOptions ?? {}, request);
  evict(objects, present(request), now, options);
  return successStatus(201);
}
