import { ChangeRecord } from '@xkf/backstage-plugin-eks-common';
import { isUnderWay } from '../../../api/terraformQueries';
import { byNumber, inTurn } from '../../../table/column';

const byProgress = inTurn<ChangeRecord>(
  byNumber(change => (isUnderWay(change) ? 0 : 1)),
  byNumber(({ createdAt }) => -Date.parse(createdAt)),
);

/** What is under way first, then the newest. */
export function inOrder(changes: ChangeRecord[]): ChangeRecord[] {
  return [...changes].sort(byProgress);
}
