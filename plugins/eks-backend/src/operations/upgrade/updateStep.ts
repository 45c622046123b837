import { UpgradeInput } from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { ClusterView, listed, World } from '../world';
import { isOutcome, lookAt } from './ControlPlane';
import { readMemory } from './memory';
import { askAgain, requestUpdate } from './requestUpdate';
import { stepIds } from './stepIds';

/** Asks EKS for the new version, unless that was done already. */
export function updateStep(
  world: World,
  { clusterName, version }: UpgradeInput,
): Step<UpgradeInput> {
  return {
    id: stepIds.update,
    title: `Ask EKS for ${version}`,
    description: `Starts the update of the control plane of ${clusterName} in AWS. It cannot be stopped once it runs. An update that somebody has started by hand is followed instead.`,
    usualSeconds: 10,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: World,
  run: StepRun<UpgradeInput>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const view = new ClusterView(world, input, run.signal);
  const now = await lookAt(world, view, input);
  if (isOutcome(now)) return now;
  const { clusterName, version } = input;
  if (now.arrived) {
    return { is: 'done', reason: `${clusterName} runs ${version} already.` };
  }
  const memory = readMemory(run.memory);
  const running = now.toTarget.find(({ status }) => status === 'InProgress');
  // An update that was not there before the request is the one it started,
  // however it has ended by now; following it says so.
  const started =
    memory.attempt > 0
      ? now.toTarget.find(({ id }) => !memory.known.includes(id))
      : undefined;
  const found = running ?? started;
  if (found) {
    await run.remember({ ...memory, updateId: found.id });
    return {
      is: 'done',
      reason: `EKS updates ${clusterName} to ${version}.`,
    };
  }
  if (now.others.length > 0) {
    return {
      is: 'waiting',
      reason: `EKS makes another update of ${clusterName} (${listed(now.others.map(({ type }) => type))}), and one at a time.`,
      checkAgainAfter: world.pace.progress,
    };
  }
  if (now.status !== 'ACTIVE') {
    return {
      is: 'waiting',
      reason: `The status of ${clusterName} is ${now.status}, and EKS updates clusters that are ACTIVE.`,
      checkAgainAfter: world.pace.progress,
    };
  }
  const again = run.choice === askAgain.id;
  const attempt = Math.max(1, memory.attempt + (again ? 1 : 0));
  const result = await requestUpdate(
    world,
    view,
    run,
    { ...memory, attempt },
    now,
  );
  if ('outcome' in result) return result.outcome;
  await run.remember({ ...result.memory });
  return {
    is: 'done',
    reason: `EKS has started to update ${clusterName} to ${version}.`,
  };
}
