import type { ScopeContent } from '../readScope';
import { isCallOf } from '../terraform/configuration';
import { evaluate } from '../terraform/evaluate';
import type { HclValue } from '../terraform/hcl';
import { objectsOf } from '../terraform/variables';
import { type DeclaredVpc, declaredVpc } from './vpc';

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
  /** The network itself, where the module makes it from `vpc_config`. */
  vpc: DeclaredVpc | undefined;
  requested: RequestedPeering[];
  accepted: AcceptedPeering[];
}

function accepted(entry: Record<string, HclValue>): AcceptedPeering {
  return {
    name: String(entry.name),
    peerOwnerId: String(entry.peer_owner_id),
    destination: String(entry.destination_cidr_block),
  };
}

/**
 * The declaration of an environment: what the call of the module `eks-core` or `core` passes on. A variable that it
 * does not pass has no effect. Undefined when the folder has no such call.
 *
 * @throws TerraformError when an argument cannot be evaluated
 */
export async function networkDeclaration({
  configuration,
  names,
}: ScopeContent): Promise<NetworkDeclaration | undefined> {
  const call = configuration.modules.find(each =>
    isCallOf(each, '(eks-)?core'),
  );
  if (!call) {
    return undefined;
  }
  const list = async (argument: string) =>
    objectsOf(await evaluate(call.block[argument] ?? [], names));
  const argument = (name: string) => evaluate(call.block[name] ?? '', names);
  const requester = await list('vpc_peering_config_requester');
  return {
    vpc: declaredVpc(
      String(await argument('name')),
      String(await argument('environment')),
      await argument('vpc_config'),
    ),
    requested: requester.map(entry => ({
      ...accepted(entry),
      peerVpcId: String(entry.peer_vpc_id),
    })),
    accepted: (await list('vpc_peering_config_accepter')).map(accepted),
  };
}
