import { IrsaRoleInput, StepDetail } from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { lasting, World } from '../world';
import { choices } from './choices';
import { compareRole } from './compare';
import { stepIds } from './stepIds';

/** The role must trust whom it was asked to trust, and nobody else. */
export function verifyStep(
  world: World,
  { namespace, serviceAccount }: IrsaRoleInput,
): Step<IrsaRoleInput> {
  return {
    id: stepIds.verify,
    title: 'Compare all sources',
    description: `Compares the repository, the trust policy and the policies of the role with what was asked for: it must trust ${namespace}/${serviceAccount} of every cluster, and nobody else.`,
    usualSeconds: 20,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: World,
  run: StepRun<IrsaRoleInput>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const { sources, isUnsafe } = await compareRole(world, input, run.signal);
  const detail: StepDetail = { type: 'verification', sources };
  const wrong = sources.filter(({ agrees }) => !agrees);
  if (wrong.length === 0) {
    return {
      is: 'done',
      reason: `${input.roleName} trusts exactly whom it should, and has the policies that were asked for.`,
      detail,
    };
  }
  const said = wrong
    .map(({ source, value }) => `${source}: ${value ?? 'not known'}.`)
    .join(' ')
    .replace(/\.\./g, '.');
  if (run.choice === choices.goOn.id) {
    return {
      is: 'done',
      reason: `A person went on with the role as it is. ${said}`,
      detail,
    };
  }
  const age = run.now().getTime() - run.startedAt.getTime();
  const { agreeWithin, progress, blocked } = world.pace;
  if (!isUnsafe && age < agreeWithin) {
    return {
      is: 'waiting',
      reason: `Waiting until all sources agree. ${said}`,
      checkAgainAfter: progress,
      detail,
    };
  }
  return {
    is: 'blocked',
    reason: isUnsafe
      ? `The role is not what was asked for. ${said} Mend it in the repository, and run the apply again; the operation goes on by itself.`
      : `Not all sources agree, after more than ${lasting(agreeWithin)}. ${said}`,
    choices: [choices.lookAgain, choices.goOn],
    checkAgainAfter: blocked,
    detail,
  };
}
