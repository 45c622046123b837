import { HostAnswer, HostRequest } from './HostServer';

export interface Call extends HostRequest {
  /** Decoded parts of the path. */
  params: Record<string, string>;
}

export interface Route {
  method: string;
  /** `:name` is one segment, `*name` the rest. */
  path: string;
  /** Name of the operation, for schemas. */
  operation: string;
  handle(call: Call): HostAnswer;
}

/** The first route that fits. */
export function match(
  routes: readonly Route[],
  request: HostRequest,
): { route: Route; call: Call } | undefined {
  for (const route of routes) {
    if (route.method !== request.method) continue;
    const found = patternOf(route.path).exec(request.path);
    if (!found) continue;
    const params = Object.fromEntries(
      Object.entries(found.groups ?? {}).map(([name, value]) => [
        name,
        decodeURIComponent(value),
      ]),
    );
    return { route, call: { ...request, params } };
  }
  return undefined;
}

function patternOf(path: string): RegExp {
  const source = path
    .replace(/\./g, '\\.')
    .replace(/:(\w+)/g, '(?<$1>[^/]+?)')
    .replace(/\*(\w+)/g, '(?<$1>.+?)');
  return new RegExp(`^${source}/?$`);
}

/** A text of the request's body. */
export function text(json: Record<string, unknown>, key: string): string {
  const value = json[key];
  if (typeof value !== 'string') throw new Error(`${key} must be a text`);
  return value;
}

/** A list of tables of the request's body. */
export function tables(
  json: Record<string, unknown>,
  key: string,
): Record<string, unknown>[] {
  const value = json[key];
  return Array.isArray(value) ? value.map(each => ({ ...each })) : [];
}

/** One page of a list, as `page` and `per_page` ask. */
export function pageOf<T>(items: readonly T[], query: URLSearchParams): T[] {
  const page = Number(query.get('page') ?? 1);
  const size = Number(query.get('per_page') ?? 30);
  return items.slice((page - 1) * size, page * size);
}
