import { OperationTarget } from '@xkf/backstage-plugin-eks-common';

/** What an operation, or the plan of one, changes: its own first. */
interface WithTargets {
  target: OperationTarget;
  alsoTargets: OperationTarget[];
}

export function targetsOf({
  target,
  alsoTargets,
}: WithTargets): OperationTarget[] {
  return [target, ...alsoTargets];
}

/** Names of what it changes, such as of clusters; both sides of a peering have one. */
export function targetNames(of: WithTargets): string[] {
  return [...new Set(targetsOf(of).map(({ name }) => name))];
}

/** Where that is: `111111111111, eu-west-1`; both sides of a peering have their own. */
export function targetPlaces(of: WithTargets): string[] {
  const places = targetsOf(of).map(
    ({ accountId, region }) => `${accountId}, ${region}`,
  );
  return [...new Set(places)];
}
