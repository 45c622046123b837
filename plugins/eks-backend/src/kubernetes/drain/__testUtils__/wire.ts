import type { ServerResponse } from 'node:http';
import type { StoredObject } from './Etcd';

export type Patch = { metadata: { resourceVersion?: string } } & object;

/** A JSON merge patch. */
export function merge<T extends object>(object: T, patch: object): T {
  const merged: { [key: string]: unknown } = Object.fromEntries(
    Object.entries(object),
  );
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else if (typeof value === 'object') {
      merged[key] = merge((merged[key] ?? {}) as object, value);
    } else merged[key] = value;
  }
  return merged as T;
}

export function write(
  response: ServerResponse,
  type: string,
  object: object,
): void {
  if (!response.writableEnded)
    response.write(`${JSON.stringify({ type, object })}\n`);
}

export function verbOf(
  method: string,
  watched: boolean,
  named: boolean,
): string {
  if (method === 'POST') return 'create';
  if (method === 'PATCH') return 'patch';
  if (watched) return 'watch';
  return named ? 'get' : 'list';
}

export function matchesFields(
  object: StoredObject,
  selector: string | null,
): boolean {
  return (selector ?? '')
    .split(',')
    .filter(Boolean)
    .every(term => {
      const [path, value] = term.split('=');
      const found = path
        .split('.')
        .reduce<unknown>(
          (part, key) => (part as Record<string, unknown> | undefined)?.[key],
          object,
        );
      return (found ?? '') === value;
    });
}

export function matchesLabels(
  object: StoredObject,
  selector: string | null,
): boolean {
  return (selector ?? '')
    .split(',')
    .filter(Boolean)
    .every(term => {
      const [key, value] = term.split('=');
      return object.metadata.labels?.[key] === value;
    });
}
