import { randomUUID } from 'node:crypto';
import type { ClusterUpdate } from '../eks';
import type { ClusterState } from '../state';

/** A change that has begun. */
export interface StartedChange {
  update: ClusterUpdate['update'];
  /** Resolves when AWS is through with it. */
  done: Promise<void>;
}

/** Records a change that begins now, newest first as ListUpdates answers. */
export function beginUpdate(
  state: ClusterState,
  at: Date,
  type: string,
  params: Record<string, string>,
  nodegroupName?: string,
): ClusterUpdate['update'] {
  const update: ClusterUpdate['update'] = {
    id: randomUUID(),
    status: 'InProgress',
    type,
    params: Object.entries(params).map(([name, value]) => ({
      type: name,
      value,
    })),
    createdAt: at,
    errors: [],
  };
  state.updates.unshift({
    ...(nodegroupName ? { nodegroupName } : {}),
    update,
  });
  return update;
}
