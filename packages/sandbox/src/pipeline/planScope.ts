import type { World } from '../world/World';
import { eksDeclaration } from './eks/declaration';
import { importEks, planEks } from './eks/planEks';
import { iamDeclaration } from './iam/declaration';
import { importIam, planIam } from './iam/planIam';
import { networkDeclaration } from './network/declaration';
import { importNetwork, planNetwork } from './network/planNetwork';
import { readScope } from './readScope';
import type { Scope } from './Scope';
import type { TerraformState } from './TerraformState';
import type { Plan } from './terraform/plan';

/** What one run of Terraform would do, by the files of a tree and the world as it is. */
export async function planScope(
  world: World,
  state: TerraformState,
  scope: Scope,
  tree: string,
): Promise<Plan> {
  const content = await readScope(scope, tree);
  const eks = eksDeclaration(content.values);
  const network = await networkDeclaration(content);
  const resources = await iamDeclaration(scope, content);
  return {
    warnings: content.warnings,
    steps: [
      ...(eks ? planEks(world, scope, eks, state) : []),
      ...(network ? planNetwork(world, scope, network, state) : []),
      ...planIam(world, scope, resources, state),
    ],
  };
}

/** Records what the files of a tree declare and what exists already as made by Terraform. */
export async function importScope(
  world: World,
  state: TerraformState,
  scope: Scope,
  tree: string,
): Promise<void> {
  const content = await readScope(scope, tree);
  const eks = eksDeclaration(content.values);
  const network = await networkDeclaration(content);
  if (eks) {
    importEks(world, scope, eks, state);
  }
  if (network) {
    importNetwork(world, scope, network, state);
  }
  importIam(world, scope, await iamDeclaration(scope, content), state);
}
