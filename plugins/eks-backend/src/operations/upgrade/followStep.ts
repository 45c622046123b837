import { UpgradeInput } from '@xkf/backstage-plugin-eks-common';
import { Step } from '../kind';
import { World } from '../world';
import { stepIds } from './stepIds';
import { UpdateFollower, usualUpdateSeconds } from './UpdateFollower';

/** Follows the update in AWS to its end. */
export function followStep(
  world: World,
  input: UpgradeInput,
): Step<UpgradeInput> {
  const { clusterName, version } = input;
  const merged = input.way === 'terraform-first';
  return {
    id: stepIds.follow,
    title: `Follow the update to ${version}`,
    description: `${
      merged
        ? 'Recognises the update that the apply of the merge starts, and follows it'
        : 'Follows the update'
    } until EKS says how it ended. ${clusterName} keeps working meanwhile; its API server restarts.`,
    usualSeconds: usualUpdateSeconds,
    reconcile: run => new UpdateFollower(world, run).reconcile(),
  };
}
