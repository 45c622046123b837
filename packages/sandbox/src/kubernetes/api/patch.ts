import type { KubernetesObject } from '../store/object';
import type { ObjectStore } from '../store/ObjectStore';
import { StatusError, unknownObject } from './status';
import type { Target } from './target';

const MERGING = [
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON Merge Patch (RFC 7386): null removes, objects are merged, all else replaces. */
export function mergePatch(
  target: unknown,
  change: Record<string, unknown>,
): Record<string, unknown> {
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(change)) {
    if (value === null) {
      delete result[key];
    } else {
      result[key] = isObject(value) ? mergePatch(result[key], value) : value;
    }
  }
  return result;
}

/** A cordoned node carries a taint, which the node controller sets and takes away. */
function withCordonTaint(object: KubernetesObject, now: Date) {
  const key = 'node.kubernetes.io/unschedulable';
  const taints = Array.isArray(object.spec?.taints) ? object.spec.taints : [];
  const others = taints.filter(
    taint => !(isObject(taint) && taint.key === key),
  );
  const cordoned = object.spec?.unschedulable === true;
  const next = cordoned
    ? [...others, { key, effect: 'NoSchedule', timeAdded: now.toISOString() }]
    : others;
  const { taints: _, ...spec } = object.spec ?? {};
  return {
    ...object,
    spec: next.length > 0 ? { ...spec, taints: next } : spec,
  };
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    if (isObject(value)) {
      return value;
    }
  } catch {
    // Answered below, as for any other text that is not an object.
  }
  throw new StatusError(400, 'BadRequest', 'the patch is not a JSON object');
}

/**
 * Patches an object. Merge patches and strategic merge patches of plain fields are understood;
 * the merging of lists by key is not.
 */
export function patch(
  objects: ObjectStore,
  { resource, namespace, name = '' }: Target,
  contentType: string | undefined,
  body: string,
  now: Date,
): KubernetesObject {
  const type = contentType?.split(';')[0] ?? '';
  if (!MERGING.includes(type)) {
    throw new StatusError(
      415,
      'UnsupportedMediaType',
      `the body of the request was in an unknown format - accepted media types include: ${MERGING.join(', ')}`,
    );
  }
  const change = parse(body);
  const patched = objects.update(resource.stored, namespace, name, object => {
    const merged = mergePatch(object, change) as KubernetesObject;
    const identity = {
      ...merged,
      kind: object.kind,
      metadata: { ...merged.metadata, name, namespace },
    };
    return resource.plural === 'nodes'
      ? withCordonTaint(identity, now)
      : identity;
  });
  if (!patched) {
    throw unknownObject(resource, name);
  }
  return patched;
}
