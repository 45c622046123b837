import { AccountConfig } from '../../config';
import { repositoryOf } from '../../terraform/repository';
import { World } from '../world';
import { PeeringView } from './PeeringView';
import { Side } from './sides';

/** How people call the repository of an account; undefined where none is configured. */
export function repositoryName(
  world: World,
  account: AccountConfig | undefined,
  region: string,
): string | undefined {
  const found =
    account && repositoryOf(world.config.terraform, account, region);
  if (!found) return undefined;
  const { repoUrl } = found.config;
  try {
    return world.gitHosts.open(repoUrl).name;
  } catch {
    // The preview of the change says what is wrong with the address.
    return repoUrl;
  }
}

/** The repository of one side in words. */
export function repositoryWords(
  world: World,
  view: PeeringView,
  side: Side,
): string {
  return (
    repositoryName(world, view.account(side), view.input.region) ??
    `the repository of ${view.nameOf(side)}`
  );
}
