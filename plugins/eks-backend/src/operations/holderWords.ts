import { OperationTarget } from '@xkf/backstage-plugin-eks-common';
import { OperationRecord, targetsOf } from './record';
import { listed } from './world';

/** Which of some targets an active operation changes, and whose it is, as a sentence. */
export function holderWords(
  holder: OperationRecord,
  targets: readonly OperationTarget[],
): string {
  const wanted = new Set(targets.map(({ key }) => key));
  const held = targetsOf(holder).filter(({ key }) => wanted.has(key));
  const names = [...new Set(held.map(({ name }) => name))];
  const areClusters = held.every(({ clusterName }) => clusterName);
  const [noun, verb] =
    names.length === 1 ? ['Cluster ', 'has'] : ['Clusters ', 'have'];
  return `${areClusters ? noun : ''}${listed(names)} ${verb} an active operation: "${holder.title}", requested by ${holder.requestedBy} (${holder.id}).`;
}
