import { isObject } from './mergePatch';

/**
 * The lists that a strategic merge patch merges, with the field by which their entries are told apart
 * (`patchMergeKey` of the Kubernetes types). All others are replaced.
 */
const MERGE_KEYS: Record<string, string> = {
  containers: 'name',
  initContainers: 'name',
  env: 'name',
  volumes: 'name',
  volumeMounts: 'mountPath',
  imagePullSecrets: 'name',
  conditions: 'type',
  addresses: 'type',
  ownerReferences: 'uid',
  ports: 'containerPort',
  topologySpreadConstraints: 'topologyKey',
};

const PRIMITIVE_LISTS = ['finalizers', 'podCIDRs'];

function mergeEntries(
  target: unknown[],
  change: unknown[],
  key: string,
): unknown[] {
  if (change.some(entry => isObject(entry) && entry.$patch === 'replace')) {
    return change.filter(entry => isObject(entry) && !('$patch' in entry));
  }
  const result = [...target];
  for (const entry of change) {
    if (!isObject(entry)) {
      continue;
    }
    const index = result.findIndex(
      each => isObject(each) && each[key] === entry[key],
    );
    if (entry.$patch === 'delete') {
      if (index >= 0) {
        result.splice(index, 1);
      }
    } else if (index >= 0) {
      result[index] = strategicMerge(result[index], entry);
    } else {
      result.push(strategicMerge({}, entry));
    }
  }
  return result;
}

function mergeList(
  name: string,
  target: unknown,
  change: unknown[],
): unknown[] {
  const present: unknown[] = Array.isArray(target) ? target : [];
  if (PRIMITIVE_LISTS.includes(name)) {
    return Array.from(new Set([...present, ...change]));
  }
  // A Service tells its ports apart by `port`, a container by `containerPort`.
  const sample = change.find(isObject);
  const key =
    name === 'ports' && sample && !('containerPort' in sample)
      ? 'port'
      : MERGE_KEYS[name];
  return key && change.every(isObject)
    ? mergeEntries(present, change, key)
    : change;
}

const DELETED_PRIMITIVES = '$deleteFromPrimitiveList/';

/** Strategic Merge Patch of Kubernetes: a merge patch in which some lists are merged by a key. */
export function strategicMerge(
  target: unknown,
  change: Record<string, unknown>,
): Record<string, unknown> {
  const base: Record<string, unknown> = isObject(target) ? target : {};
  const { $patch, $retainKeys, ...fields } = change;
  if ($patch === 'delete') {
    return {};
  }
  const result: Record<string, unknown> =
    $patch === 'replace' ? {} : { ...base };
  if (Array.isArray($retainKeys)) {
    Object.keys(result)
      .filter(key => !$retainKeys.includes(key))
      .forEach(key => delete result[key]);
  }
  for (const [key, value] of Object.entries(fields)) {
    if (key.startsWith(DELETED_PRIMITIVES)) {
      const name = key.slice(DELETED_PRIMITIVES.length);
      const present = result[name];
      result[name] = (Array.isArray(present) ? present : []).filter(
        each => !(Array.isArray(value) && value.includes(each)),
      );
    } else if (key.startsWith('$setElementOrder/')) {
      // The order of merged lists has no meaning here.
    } else if (value === null) {
      delete result[key];
    } else if (Array.isArray(value)) {
      result[key] = mergeList(key, result[key], value);
    } else {
      result[key] = isObject(value)
        ? strategicMerge(result[key], value)
        : value;
    }
  }
  return result;
}
