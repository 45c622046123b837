import { formatClusterArn, parseClusterArn } from '../arn';
import { ClusterId } from '../model/identity';
import { OperationInput } from '../model/operationInput';
import { OperationTarget } from '../model/operationTarget';

/** A cluster as a target of operations. @public */
export function clusterTarget(id: ClusterId): OperationTarget {
  const { accountId, region, clusterName } = id;
  const key = formatClusterArn(id);
  return { key, accountId, region, name: clusterName, clusterName };
}

/** The cluster that a target is; undefined where it is something else. @public */
export function clusterOfTarget({
  key,
}: Pick<OperationTarget, 'key'>): ClusterId | undefined {
  return parseClusterArn(key);
}

/**
 * How decisions about permissions name a cluster, what an operation changes, or an
 * account.
 * @public
 */
export function resourceRefOf(
  subject: ClusterId | OperationTarget | { accountId: string },
): string {
  if ('region' in subject && subject.clusterName !== undefined) {
    const { accountId, region, clusterName } = subject;
    return formatClusterArn({ accountId, region, clusterName });
  }
  return `account/${subject.accountId}`;
}

/** The account that a reference of `resourceRefOf` is about. @public */
export function accountOfRef(ref: string): string | undefined {
  return (
    parseClusterArn(ref)?.accountId ?? /^account\/(\d{12})$/.exec(ref)?.[1]
  );
}

/** Every cluster that an operation changes, its own first; none of a tenant's. @public */
export function clustersOf(input: OperationInput): ClusterId[] {
  switch (input.kind) {
    case 'upgrade':
    case 'rotation': {
      const { accountId, region, clusterName } = input;
      const others = input.kind === 'rotation' ? input.alsoClusters : [];
      return [clusterName, ...others].map(name => ({
        accountId,
        region,
        clusterName: name,
      }));
    }
    default:
      return [];
  }
}
