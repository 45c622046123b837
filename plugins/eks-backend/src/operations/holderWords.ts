import { clustersOfRecord, OperationCluster, OperationRecord } from './record';
import { listed } from './world';

/** Which of some clusters an active operation changes, and whose it is, as a sentence. */
export function holderWords(
  holder: OperationRecord,
  clusters: readonly OperationCluster[],
): string {
  const wanted = new Set(clusters.map(({ arn }) => arn));
  const held = clustersOfRecord(holder)
    .filter(({ arn }) => wanted.has(arn))
    .map(({ clusterName }) => clusterName);
  const what =
    held.length === 1
      ? `Cluster ${held[0]} has`
      : `Clusters ${listed(held)} have`;
  return `${what} an active operation: "${holder.title}", requested by ${holder.requestedBy} (${holder.id}).`;
}
