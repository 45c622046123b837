import { endedStates } from '@xkf/backstage-plugin-eks-common';
import { Knex } from 'knex';
import { clustersOfRecord, OperationRecord } from '../record';
import { ClusterRow, CLUSTERS } from './rows';

/** Whether the operation keeps others off its clusters. */
function isHolding({ state }: Pick<OperationRecord, 'state'>): boolean {
  return !endedStates.has(state);
}

/**
 * Writes the clusters of a new operation, and takes them where it is active.
 * @returns whether all of them were free; when not, the transaction must be rolled back
 */
export async function addClusters(
  tx: Knex.Transaction,
  record: OperationRecord,
): Promise<boolean> {
  const rows = clustersOfRecord(record)
    .map(({ arn, accountId, region, clusterName }): ClusterRow => ({
      operation_id: record.id,
      arn,
      account_id: accountId,
      region,
      cluster_name: clusterName,
      active_key: isHolding(record) ? arn : null,
    }))
    // In one order for all, so that two operations never wait for each other.
    .sort(byArn);
  const added = await tx<ClusterRow>(CLUSTERS)
    .insert(rows)
    .onConflict('active_key')
    .ignore()
    .returning('arn');
  return added.length === rows.length;
}

/**
 * Frees the clusters of an operation that has ended, and takes those of one that
 * goes on again.
 * @throws the database's error when another operation has one of them meanwhile
 */
export async function holdClusters(
  tx: Knex.Transaction,
  before: Pick<OperationRecord, 'state'>,
  after: OperationRecord,
): Promise<void> {
  if (isHolding(before) === isHolding(after)) return;
  for (const { arn } of clustersOfRecord(after).sort(byArn)) {
    await tx<ClusterRow>(CLUSTERS)
      .where({ operation_id: after.id, arn })
      .update({ active_key: isHolding(after) ? arn : null });
  }
}

function byArn(one: { arn: string }, other: { arn: string }): number {
  return one.arn < other.arn ? -1 : 1;
}
