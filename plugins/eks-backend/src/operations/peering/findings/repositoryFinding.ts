import { PreflightFinding } from '@xkf/backstage-plugin-eks-common';
import { wordsOf, World } from '../../world';
import { passingOf } from '../coreModule';
import { PeeringView } from '../PeeringView';
import { Side } from '../sides';

/**
 * Whether an entry of the repository reaches the core module. Terraform ignores one
 * that does not, without a word.
 */
export async function repositoryFinding(
  world: World,
  view: PeeringView,
  side: Side,
): Promise<PreflightFinding[]> {
  const account = view.account(side);
  if (!account) return [];
  const common = { code: 'PEER008', title: `Repository of ${account.name}` };
  try {
    const { region } = view.input;
    const found = await passingOf(world, account, region, side, view.signal);
    // The preview of the change says that there is none.
    if (!found) return [];
    const { repository, passing } = found;
    switch (passing.state) {
      case 'passes':
        return [
          {
            ...common,
            state: 'passed',
            message: `${repository} passes its list of peerings to the core module.`,
          },
        ];
      case 'unknown':
        return [
          {
            ...common,
            state: 'recommended',
            message: `${repository} calls neither core nor eks-core of XKF where the network is described, so the portal cannot tell whether the entry has an effect.`,
            fix: `Look whether vpc_peering_config_${side} reaches the module that makes the network.`,
          },
        ];
      default: {
        const { call, argument, variable } = passing;
        return [
          {
            ...common,
            state: 'required',
            message: `${call} of ${repository} does not pass ${argument}, so Terraform would ignore the entry.`,
            fix: `Declare the variable ${variable} there, add "${argument} = var.${variable}" to the module call, and plan again.`,
          },
        ];
      }
    }
  } catch (error) {
    return [{ ...common, state: 'notEvaluated', message: wordsOf(error) }];
  }
}
