import { AwsIam } from '../../aws';
import { accountOf } from '../../fleet/clusterView';
import { World } from '../world';

/** The calls to IAM of one account. */
export function iamOf(
  world: World,
  accountId: string,
  signal: AbortSignal,
): AwsIam {
  const account = accountOf(world.config, accountId);
  const accountName = account?.name ?? accountId;
  return world.aws.iam({ accountId, accountName }, signal);
}
