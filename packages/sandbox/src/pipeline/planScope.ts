import type { World } from '../world/World';
import { eksDeclaration } from './eks/declaration';
import { importEks, planEks } from './eks/planEks';
import { networkDeclaration } from './network/declaration';
import { importNetwork, planNetwork } from './network/planNetwork';
import { type Scope, sourcesOf } from './Scope';
import type { TerraformState } from './TerraformState';
import type { Plan } from './terraform/plan';
import { readVariables } from './terraform/variables';

/** What one run of Terraform would do, by the files of a tree and the world as it is. */
export async function planScope(
  world: World,
  state: TerraformState,
  scope: Scope,
  tree: string,
): Promise<Plan> {
  const { folder, varFiles } = sourcesOf(scope, tree);
  const { values, warnings } = await readVariables(folder, varFiles);
  const eks = eksDeclaration(values);
  const network = networkDeclaration(values);
  return {
    warnings,
    steps: [
      ...(eks ? planEks(world, scope, eks, state) : []),
      ...(network ? planNetwork(world, scope, network, state) : []),
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
  const { folder, varFiles } = sourcesOf(scope, tree);
  const { values } = await readVariables(folder, varFiles);
  const eks = eksDeclaration(values);
  const network = networkDeclaration(values);
  if (eks) {
    importEks(world, scope, eks, state);
  }
  if (network) {
    importNetwork(world, scope, network, state);
  }
}
