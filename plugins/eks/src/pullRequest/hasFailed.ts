import { applyFailures, ChangeRecord } from '@xkf/backstage-plugin-eks-common';

/** True where a change was merged and then could not be applied. */
export function hasFailed({
  state,
  pullRequest,
}: Pick<ChangeRecord, 'state' | 'pullRequest'>): boolean {
  return state === 'merged' && applyFailures(pullRequest).length > 0;
}
