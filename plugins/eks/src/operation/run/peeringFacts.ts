import {
  PeeringInput,
  PeeringRemovalInput,
  PeeringSideInput,
} from '@xkf/backstage-plugin-eks-common';
import { Fact } from '../../facts/Facts';
import { EksTranslate } from '../../translation';

function sideWords({ accountId, vpcId, cidr }: PeeringSideInput): string {
  return [accountId, vpcId, cidr].filter(Boolean).join(', ');
}

/** Between which networks a peering is made or removed. */
export function peeringFacts(
  t: EksTranslate,
  input: PeeringInput | PeeringRemovalInput,
): Fact[] {
  return [
    { label: t('peerings.column.name'), value: input.name },
    { label: t('fleet.column.region'), value: input.region },
    {
      label: t('peerings.side.requester'),
      value: sideWords(input.requester),
    },
    { label: t('peerings.side.accepter'), value: sideWords(input.accepter) },
  ];
}
