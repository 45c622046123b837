import { InputError } from '@backstage/errors';
import { TerraformChange } from '@xkf/backstage-plugin-eks-common';
import { isReadable, readText } from '../declarations/literals';
import { locationVariable } from '../declarations/readDeclarations';
import { Workspace } from './Workspace';

/**
 * Regions have clusters and networks of the same names, so a change for one
 * must not reach the files of another.
 * @throws InputError when the repository says that it describes another region
 */
export async function requireRegion(
  workspace: Workspace,
  changes: readonly TerraformChange[],
): Promise<void> {
  const { config } = workspace.context;
  const directory =
    config.kind === 'platform'
      ? config.config.directories.eks
      : config.config.directory;
  const root = await workspace.root(directory);
  const value = root.variable(locationVariable);
  const location =
    value.state === 'set' ? readText(value, locationVariable) : undefined;
  if (!isReadable(location)) return;
  const other = changes.find(({ region }) => region !== location.value);
  if (other) {
    throw new InputError(
      `${location.path}, line ${location.line}: the repository describes ${location.value}, and the change is for ${other.region}. Say in eks.terraform which repository describes ${other.region}.`,
    );
  }
}
