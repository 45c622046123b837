import { hashKey } from '@tanstack/react-query';
import {
  ChangeRecord,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { isUnderWay } from '../../api/terraformQueries';

// Says the same of two changes whose keys stand in another order.
const sameness = (change: TerraformChange) => hashKey([change]);

/** Finds the pull request under way that holds a change already. */
export function changesUnderWay(
  changes: ChangeRecord[],
): (change: TerraformChange) => ChangeRecord | undefined {
  const known = new Map(
    changes
      .filter(isUnderWay)
      .flatMap(record =>
        record.changes.map(change => [sameness(change), record] as const),
      ),
  );
  return change => known.get(sameness(change));
}
