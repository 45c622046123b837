import type { KubernetesObject } from '../../store/object';
import { badRequest, StatusError } from '../status';
import { objectOf, present, replace, type WriteRequest } from '../write';
import { jsonPatch } from './jsonPatch';
import { isObject, mergePatch } from './mergePatch';
import { strategicMerge } from './strategicMerge';

function operationsOf(body: string): Record<string, unknown>[] {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    value = undefined;
  }
  if (!Array.isArray(value) || !value.every(isObject)) {
    throw badRequest('the body of the request is not a JSON patch');
  }
  return value;
}

/** The kinds of patches by their content type. */
const PATCHES: Record<
  string,
  (object: KubernetesObject, body: string) => unknown
> = {
  'application/json-patch+json': (object, body) =>
    jsonPatch(object, operationsOf(body)),
  'application/merge-patch+json': (object, body) =>
    mergePatch(object, objectOf(body)),
  'application/strategic-merge-patch+json': (object, body) =>
    strategicMerge(object, objectOf(body)),
};

/**
 * What an object is to be after a JSON patch, a merge patch or a strategic merge patch.
 *
 * @throws StatusError 415 for another kind of patch, 422
 */
export function patched(
  object: KubernetesObject,
  contentType: string | undefined,
  body: string,
): KubernetesObject {
  const type = contentType?.split(';')[0] ?? '';
  const apply = PATCHES[type];
  if (!apply) {
    throw new StatusError(
      415,
      'UnsupportedMediaType',
      `the body of the request was in an unknown format - accepted media types include: ${Object.keys(PATCHES).join(', ')}`,
    );
  }
  const wanted = apply(object, body);
  if (!isObject(wanted) || !isObject(wanted.metadata)) {
    throw badRequest('the patched object has no metadata');
  }
  return wanted as KubernetesObject;
}

/**
 * PATCH of an object; there is no server-side apply.
 *
 * @throws StatusError 404, 409 for another resource version, 415 for another kind of patch, 422
 */
export function patch(request: WriteRequest): KubernetesObject {
  const object = present(request);
  const { contentType, body } = request;
  return replace(request, object, patched(object, contentType, body));
}
