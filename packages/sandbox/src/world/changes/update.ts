import { randomUUID } from 'node:crypto';
import { changeFaults } from '../../faults/changeFaults';
import type { ClusterUpdate } from '../eks';
import type { ClusterState } from '../state';
import type { World } from '../World';
import { failedChange } from './FailedChangeError';

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

type Ending = Pick<ClusterUpdate['update'], 'status' | 'errors'>;

/** How an update will end, decided when it begins. */
function endingOf(
  world: World,
  state: ClusterState,
  operation: string,
  nodegroup: string | undefined,
): Ending {
  const struck = <E extends 'update-failed' | 'update-cancelled'>(effect: E) =>
    changeFaults(world.faults, state, operation, nodegroup, effect)[0];
  const failure = struck('update-failed');
  if (failure) {
    const errors = failure.errors.map(({ resourceIds, ...error }) => ({
      ...error,
      ...(resourceIds ? { resourceIds } : {}),
    }));
    return { status: 'Failed', errors };
  }
  return struck('update-cancelled')
    ? { status: 'Cancelled', errors: [] }
    : { status: 'Successful', errors: [] };
}

/**
 * Carries an update out: the work is done, unless a fault makes it fail, be cancelled or take longer.
 *
 * @param work - what the update does; it is left out when the update does not succeed
 * @param after - called in any case before the update has ended
 * @throws FailedChangeError when it does not succeed
 */
export async function carryOut(
  world: World,
  state: ClusterState,
  update: ClusterUpdate['update'],
  operation: { name: string; seconds: number; nodegroup?: string },
  work: () => Promise<void> | void,
  after: () => void,
): Promise<void> {
  const { name, seconds, nodegroup } = operation;
  const slow = changeFaults(
    world.faults,
    state,
    name,
    nodegroup,
    'update-slow',
  );
  const ending = endingOf(world, state, name, nodegroup);
  const extra = slow.reduce((sum, fault) => sum + fault.seconds, 0);
  await world.timers.wait(seconds + extra);
  if (ending.status === 'Successful') {
    await work();
  }
  after();
  update.errors = ending.errors;
  update.status = ending.status;
  if (ending.status !== 'Successful') {
    throw failedChange(
      ending.status,
      'Successful',
      ending.errors.map(({ errorCode, errorMessage, resourceIds }) => ({
        code: errorCode,
        message: errorMessage,
        ...(resourceIds ? { resourceIds } : {}),
      })),
    );
  }
}
