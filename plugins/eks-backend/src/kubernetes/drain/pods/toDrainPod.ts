import { DrainPod } from '@xkf/backstage-plugin-eks-common';
import { Pod } from '../api';
import { controllerOf, gracePeriodOf, isReady } from './facts';
import { Verdict } from './judgePod';

/** @param budgets - those that select it, as `namespace/name` */
export function toDrainPod(
  pod: Pod,
  verdict: Verdict,
  budgets: readonly string[],
): DrainPod {
  const owner = controllerOf(pod);
  return {
    namespace: pod.metadata.namespace ?? '',
    name: pod.metadata.name,
    uid: pod.metadata.uid,
    node: pod.spec?.nodeName ?? '',
    ...(owner && { owner: `${owner.kind}/${owner.name}` }),
    ...verdict,
    ready: isReady(pod),
    gracePeriod: gracePeriodOf(pod),
    budgets: [...budgets],
  };
}
