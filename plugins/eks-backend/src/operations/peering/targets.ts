import { OperationTarget } from '@xkf/backstage-plugin-eks-common';
import { AnyPeeringInput } from './sides';

/**
 * A peering is one thing with two sides, so that the people of both accounts see
 * what is done about it. Until a plan knows the networks, accounts stand for them.
 */
export function peeringTargets({
  name,
  region,
  requester,
  accepter,
}: AnyPeeringInput): [OperationTarget, OperationTarget] {
  const [from, to] = [requester, accepter].map(
    ({ vpcId, accountId }) => vpcId ?? accountId,
  );
  const key = `peering/${from}/${to}`;
  return [
    {
      key: `${key}/requester`,
      accountId: requester.accountId,
      region,
      name,
    },
    { key: `${key}/accepter`, accountId: accepter.accountId, region, name },
  ];
}
