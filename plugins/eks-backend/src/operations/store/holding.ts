import { endedStates } from '@xkf/backstage-plugin-eks-common';
import { Knex } from 'knex';
import { targetsOf, OperationRecord } from '../record';
import { TargetRow, TARGETS } from './rows';

/** Whether the operation keeps others off its targets. */
function isHolding({ state }: Pick<OperationRecord, 'state'>): boolean {
  return !endedStates.has(state);
}

/**
 * Writes the targets of a new operation, and takes them where it is active.
 * @returns whether all of them were free; when not, the transaction must be rolled back
 */
export async function addTargets(
  tx: Knex.Transaction,
  record: OperationRecord,
): Promise<boolean> {
  const rows = targetsOf(record)
    .map(({ key, accountId, region, name }, position): TargetRow => ({
      operation_id: record.id,
      target_key: key,
      account_id: accountId,
      region,
      name,
      position,
      active_key: isHolding(record) ? key : null,
    }))
    // In one order for all, so that two operations never wait for each other.
    .sort(byKey);
  const added = await tx<TargetRow>(TARGETS)
    .insert(rows)
    .onConflict('active_key')
    .ignore()
    .returning('target_key');
  return added.length === rows.length;
}

/**
 * Frees the targets of an operation that has ended, and takes those of one that
 * goes on again.
 * @throws the database's error when another operation has one of them meanwhile
 */
export async function holdTargets(
  tx: Knex.Transaction,
  before: Pick<OperationRecord, 'state'>,
  after: OperationRecord,
): Promise<void> {
  if (isHolding(before) === isHolding(after)) return;
  for (const key of targetsOf(after)
    .map(target => target.key)
    .sort()) {
    await tx<TargetRow>(TARGETS)
      .where({ operation_id: after.id, target_key: key })
      .update({ active_key: isHolding(after) ? key : null });
  }
}

function byKey(
  one: { target_key: string },
  other: { target_key: string },
): number {
  return one.target_key < other.target_key ? -1 : 1;
}
