import { isOpen } from '../../world/changes/peering';
import { nameTag } from '../../world/network';
import type { RegionState } from '../../world/state';
import type { World } from '../../world/World';
import { type Scope, scopeKey } from '../Scope';
import type { TerraformState } from '../TerraformState';
import type { Step } from '../terraform/plan';
import { accepterSteps } from './accepter';
import type { NetworkDeclaration } from './declaration';
import { requesterSteps } from './requester';
import { vpcSteps } from './vpc';

/** What the steps of a network work on. */
export interface NetworkContext {
  world: World;
  accountId: string;
  region: RegionState;
  state: TerraformState;
  /** Key of the run in the Terraform state. */
  key: string;
}

function contextOf(
  world: World,
  scope: Scope,
  state: TerraformState,
): NetworkContext {
  const { accountId } = scope;
  const region = world.regionFor(accountId, scope.region);
  return { world, accountId, region, state, key: scopeKey(scope) };
}

/**
 * What has to be done so that the network of an environment is as declared.
 *
 * @throws TerraformError when a connection to accept cannot be found
 */
export function planNetwork(
  world: World,
  scope: Scope,
  declaration: NetworkDeclaration,
  state: TerraformState,
): Step[] {
  const context = contextOf(world, scope, state);
  return [
    ...vpcSteps(context, declaration.vpc),
    ...requesterSteps(context, declaration.requested),
    ...accepterSteps(context, declaration.accepted),
  ];
}

/** Records what is declared and exists already as made by Terraform. */
export function importNetwork(
  world: World,
  scope: Scope,
  declaration: NetworkDeclaration,
  state: TerraformState,
): void {
  const { region, key } = contextOf(world, scope, state);
  for (const { name } of declaration.requested) {
    if (
      region.peeringConnections.some(
        each => isOpen(each) && nameTag(each) === name,
      )
    ) {
      state.add(key, `requester ${name}`);
    }
  }
  for (const { name } of declaration.accepted) {
    const active = region.peeringConnections.some(
      each => each.status.code === 'active' && nameTag(each) === name,
    );
    if (active) {
      state.add(key, `accepter ${name}`);
    }
  }
}
