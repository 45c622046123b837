import {
  DrainOptions,
  DrainPod,
  Problem,
} from '@xkf/backstage-plugin-eks-common';
import { Pod } from '../api';
import {
  controllerOf,
  hasLocalData,
  isFinished,
  isMirror,
  isOfDaemonSet,
  isTerminating,
} from './facts';

/** Whether the DaemonSet of a pod exists, or why that cannot be told. */
export type DaemonSetState = 'found' | 'missing' | Problem;

/** What happens to a pod, and why. */
export type Verdict = Pick<DrainPod, 'fate' | 'rules' | 'reason'>;

/** The options that decide about pods. */
export type PodOptions = Pick<
  DrainOptions,
  'deleteEmptyDirData' | 'evictBarePods'
>;

/**
 * The filters of `kubectl drain --ignore-daemonsets`, in its order
 * (kubectl pkg/drain/filters.go). The first that does not let the pod go ends
 * the chain. `deleteEmptyDirData` is `--delete-emptydir-data`, `evictBarePods`
 * is `--force`. Other than kubectl, a pod that is on its way out already is
 * waited for whatever it is: nothing is done to it.
 *
 * @param daemonSet - asked for pods of DaemonSets that are not finished
 */
export function judgePod(
  pod: Pod,
  options: PodOptions,
  daemonSet: DaemonSetState = 'found',
): Verdict {
  const rules: Verdict['rules'] = [];
  const stay = (reason: string): Verdict => ({ fate: 'stay', rules, reason });
  const refused = (reason: string): Verdict => ({
    fate: 'refused',
    rules,
    reason,
  });
  const finished = isFinished(pod);
  const owner = controllerOf(pod);

  if (isOfDaemonSet(pod) && !finished) {
    if (daemonSet === 'found') {
      rules.push('daemon-set');
      return stay(
        `DaemonSet ${owner?.name} would start it again on the same node, so it stays.`,
      );
    }
    if (daemonSet !== 'missing') {
      rules.push('daemon-set');
      if (isTerminating(pod)) return leaving(rules);
      return refused(
        `Whether DaemonSet ${owner?.name} exists could not be read: ${daemonSet.message}`,
      );
    }
    rules.push('daemon-set-missing');
    if (!options.evictBarePods && !isTerminating(pod)) {
      return refused(
        `Its DaemonSet ${owner?.name} does not exist any more, so nothing would start it again.`,
      );
    }
  }
  if (isMirror(pod)) {
    rules.push('mirror');
    return stay('It is a static pod of the kubelet, which no API can move.');
  }
  if (isTerminating(pod)) return leaving(rules);
  if (finished) {
    rules.push('finished');
    return { fate: 'evict', rules, reason: 'It has ended; its remains go.' };
  }
  if (hasLocalData(pod)) {
    rules.push('local-data');
    if (!options.deleteEmptyDirData) {
      return refused('It has data in an emptyDir volume, which would be lost.');
    }
  }
  if (!owner) {
    rules.push('bare');
    if (!options.evictBarePods) {
      return refused('It has no controller, so nothing would start it again.');
    }
  }
  return { fate: 'evict', rules, ...costOf(rules) };
}

function leaving(rules: Verdict['rules']): Verdict {
  rules.push('terminating');
  return { fate: 'evict', rules, reason: 'It is ending already.' };
}

function costOf(rules: Verdict['rules']): { reason?: string } {
  const costs = [
    ...(rules.includes('daemon-set-missing') || rules.includes('bare')
      ? ['Nothing will start it again.']
      : []),
    ...(rules.includes('local-data')
      ? ['The data in its emptyDir volumes is lost.']
      : []),
  ];
  return costs.length > 0 ? { reason: costs.join(' ') } : {};
}
