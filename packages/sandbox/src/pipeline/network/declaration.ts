import type { HclValue } from '../terraform/hcl';
import { objectsOf } from '../terraform/variables';

/** A peering connection that one side asks for. */
export interface RequestedPeering {
  name: string;
  peerOwnerId: string;
  peerVpcId: string;
  destination: string;
}

/** A peering connection that the other side accepts. */
export type AcceptedPeering = Omit<RequestedPeering, 'peerVpcId'>;

/** What a repository declares for the network of an environment. */
export interface NetworkDeclaration {
  requested: RequestedPeering[];
  accepted: AcceptedPeering[];
}

/** The declaration of an environment; undefined when the folder has no network. */
export function networkDeclaration(
  values: Record<string, HclValue>,
): NetworkDeclaration | undefined {
  const {
    vpc_peering_config_requester: requester,
    vpc_peering_config_accepter: accepter,
  } = values;
  if (requester === undefined && accepter === undefined) {
    return undefined;
  }
  const common = (entry: Record<string, HclValue>) => ({
    name: String(entry.name),
    peerOwnerId: String(entry.peer_owner_id),
    destination: String(entry.destination_cidr_block),
  });
  return {
    requested: objectsOf(requester).map(entry => ({
      ...common(entry),
      peerVpcId: String(entry.peer_vpc_id),
    })),
    accepted: objectsOf(accepter).map(common),
  };
}
