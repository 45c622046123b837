import { type Resource, resourcesOf } from './resources';
import { StatusError } from './status';

/** What a path under `/api` or `/apis` names. */
export interface Target {
  resource: Resource;
  namespace: string | undefined;
  name: string | undefined;
  subresource: string | undefined;
}

function decodeParts(path: string): string[] {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    throw new StatusError(400, 'BadRequest', 'the path is not encoded');
  }
}

/** Reads a path; undefined when the API has no such resource. */
export function targetOf(path: string): Target | undefined {
  const parts = decodeParts(path);
  const [group, version, rest] =
    parts[0] === 'api'
      ? ['', parts[1], parts.slice(2)]
      : [parts[1], parts[2], parts.slice(3)];
  if (!['api', 'apis'].includes(parts[0]) || rest.length === 0) {
    return undefined;
  }
  // `namespaces/x/pods` is about pods, `namespaces/x` about the namespace.
  const inNamespace = rest[0] === 'namespaces' && rest.length > 2;
  const [plural, name, subresource, ...more] = inNamespace
    ? rest.slice(2)
    : rest;
  const resource = resourcesOf(group, version).find(
    each => each.plural === plural && (each.namespaced || !inNamespace),
  );
  // Objects in a namespace have a name only together with it.
  const misplaced = resource?.namespaced && !inNamespace && name !== undefined;
  return resource && !misplaced && more.length === 0
    ? {
        resource,
        namespace: inNamespace ? rest[1] : undefined,
        name,
        subresource,
      }
    : undefined;
}

/** The verb of a request, as the rules of RBAC name it. */
export function verbOf(
  method: string,
  { name }: Target,
  query: URLSearchParams,
): string {
  switch (method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'GET':
      if (['true', '1'].includes(query.get('watch') ?? '')) {
        return 'watch';
      }
      return name === undefined ? 'list' : 'get';
    default:
      return method.toLowerCase();
  }
}
