import { at, type KubernetesObject, textAt } from '../store/object';
import { patched } from './patch/patch';
import { isObject } from './patch/mergePatch';
import type { Resource } from './resources';
import { badRequest, qualifiedName, StatusError } from './status';
import type { Target } from './target';
import { objectOf, present, replace, type WriteRequest } from './write';

const SCALABLE = ['deployments', 'replicasets', 'statefulsets'];

/** Whether a resource has the subresource `scale`. */
export function isScalable({ group, plural }: Resource): boolean {
  return group === 'apps' && SCALABLE.includes(plural);
}

/** Whether a path is about how many pods a workload is to have. */
export function isScale({ resource, subresource }: Target): boolean {
  return subresource === 'scale' && isScalable(resource);
}

/** The Scale of a workload. */
export function scaleOf(workload: KubernetesObject): KubernetesObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    workload.metadata;
  const labels = at(workload, 'spec.selector.matchLabels');
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: Number(at(workload, 'spec.replicas') ?? 1) },
    status: {
      replicas: Number(at(workload, 'status.replicas') ?? 0),
      selector: isObject(labels)
        ? Object.entries(labels)
            .map(([key, value]) => `${key}=${value}`)
            .join(',')
        : '',
    },
  };
}

/**
 * The replicas that a Scale asks for; none is zero, as in Kubernetes.
 *
 * @throws StatusError 422
 */
function replicasOf({ name = '' }: Target, scale: object): number {
  const replicas = at(scale, 'spec.replicas') ?? 0;
  if (
    typeof replicas !== 'number' ||
    !Number.isInteger(replicas) ||
    replicas < 0
  ) {
    throw new StatusError(
      422,
      'Invalid',
      `Scale.autoscaling "${name}" is invalid: spec.replicas: Invalid value: ${JSON.stringify(replicas)}: must be greater than or equal to 0`,
      { name, group: 'autoscaling', kind: 'Scale', causes: [] },
    );
  }
  return replicas;
}

function asked(verb: string, request: WriteRequest): object {
  const { contentType, body, target } = request;
  if (verb === 'patch') {
    return patched(scaleOf(present(request)), contentType, body);
  }
  const scale = objectOf(body);
  if (textAt(scale, 'metadata.name') !== target.name) {
    throw badRequest(
      `the name of the scale does not match ${qualifiedName(target.resource)} "${target.name}"`,
    );
  }
  return scale;
}

/**
 * PUT or PATCH of the Scale of a workload.
 *
 * @returns the Scale as it is then
 * @throws StatusError 404, 409 for another resource version, 415 for another kind of patch, 422
 */
export function changeScale(
  verb: string,
  request: WriteRequest,
): KubernetesObject {
  const workload = present(request);
  const scale = asked(verb, request);
  const replicas = replicasOf(request.target, scale);
  const resourceVersion = textAt(scale, 'metadata.resourceVersion');
  return scaleOf(
    replace(request, workload, {
      ...workload,
      metadata: {
        ...workload.metadata,
        ...(resourceVersion ? { resourceVersion } : {}),
      },
      spec: { ...workload.spec, replicas },
    }),
  );
}
