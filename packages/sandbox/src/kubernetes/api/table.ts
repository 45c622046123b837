import type { KubernetesObject } from '../store/object';
import { columnsOf } from './columns';
import type { Resource } from './resources';

/** Whether the client asks for a table, as `kubectl get` does. */
export function wantsTable(accept: string | undefined): boolean {
  return /;\s*as=Table\b/.test(accept?.split(',')[0] ?? '');
}

/** Objects as a Table, which the server draws so that every client shows the same columns. */
export function table(
  resource: Resource,
  objects: KubernetesObject[],
  metadata: object,
  now: Date,
  withColumns = true,
): object {
  const columns = columnsOf(
    resource.group === 'metrics.k8s.io' ? '' : resource.plural,
  );
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    columnDefinitions: withColumns
      ? columns.map(({ name, type, priority }) => ({
          name,
          type,
          priority,
          format: name === 'Name' ? 'name' : '',
          description: name,
        }))
      : null,
    rows: objects.map(object => ({
      cells: columns.map(column => column.value(object, now)),
      object: {
        kind: 'PartialObjectMetadata',
        apiVersion: 'meta.k8s.io/v1',
        metadata: object.metadata,
      },
    })),
  };
}
