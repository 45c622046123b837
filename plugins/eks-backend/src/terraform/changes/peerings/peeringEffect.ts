import { Effect } from '../effect';
import { Workspace } from '../Workspace';
import { PeeringTarget } from './PeeringTarget';

/** What the changes of peerings have in common. */
export async function peeringEffect(
  workspace: Workspace,
  { root, list }: PeeringTarget,
  score: number,
): Promise<Pick<Effect, 'subject' | 'clusters' | 'impacts'>> {
  const { account } = workspace.context;
  const { directory } = root;
  const environments = await workspace.environmentsReading(
    directory,
    list.path,
  );
  return {
    subject: account.role === 'tenant' ? account.name : account.environment,
    clusters: [],
    impacts: environments.map(environment => ({
      directory,
      environment,
      score,
      comparable: true,
    })),
  };
}
