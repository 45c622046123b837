import {
  IrsaRoleInput,
  OperationTarget,
} from '@xkf/backstage-plugin-eks-common';
import { OperationKind, Step } from '../kind';
import { pullRequestSteps } from '../pullRequestStep';
import { World } from '../world';
import { annotateStep } from './annotateStep';
import { changesOf } from './changes';
import { planIrsaRole } from './planIrsaRole';
import { preflightStep } from './preflightStep';
import { roleStep } from './roleStep';
import { stepIds } from './stepIds';
import { verifyStep } from './verifyStep';

/** An IAM role for a service account, from the pull request to what IAM has. */
export function createIrsaRoleKind(world: World): OperationKind<IrsaRoleInput> {
  return {
    kind: 'irsa-role',
    title: ({ roleName, namespace, serviceAccount }) =>
      `Create the role ${roleName} for ${namespace}/${serviceAccount}`,
    targets: input => [targetOf(input)],
    onlyByPullRequest: true,
    steps: input => stepsOf(world, input),
    plan: (input, caller) => planIrsaRole(world, input, caller),
  };
}

function targetOf(input: IrsaRoleInput): OperationTarget {
  const { accountId, region, roleName } = input;
  // IAM does not tell names apart by their case.
  const key = `irsa-role/${accountId}/${roleName.toLowerCase()}`;
  return { key, accountId, region, name: roleName };
}

function stepsOf(world: World, input: IrsaRoleInput): Step<IrsaRoleInput>[] {
  return [
    preflightStep(world, input),
    ...pullRequestSteps<IrsaRoleInput>(world, {
      openId: stepIds.pullRequest,
      mergeId: stepIds.merge,
      purpose: `adds the role ${input.roleName}`,
      changes: changesOf(input),
      closeOnCancel: true,
      appliedId: stepIds.role,
    }),
    roleStep(world, input),
    verifyStep(world, input),
    annotateStep(world, input),
  ];
}
