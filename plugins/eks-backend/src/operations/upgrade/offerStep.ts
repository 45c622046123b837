import {
  compareKubernetesVersions,
  UpgradeInput,
} from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { ClusterView, counted, listed, World } from '../world';
import { readNodeGroups } from './readFacts';
import { stepIds } from './stepIds';

/** Says which node groups are behind now. */
export function offerStep(
  world: World,
  { version }: UpgradeInput,
): Step<UpgradeInput> {
  return {
    id: stepIds.offer,
    title: 'Offer the rotation of the nodes',
    description: `Lists the node groups that run an older version than ${version}. Rotating them is an operation of its own; it gives away the way back to the version before.`,
    usualSeconds: 5,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: World,
  run: StepRun<UpgradeInput>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const view = new ClusterView(world, input, run.signal);
  const groups = await readNodeGroups(view);
  const behind = groups
    .filter(
      ({ version }) =>
        version !== undefined &&
        compareKubernetesVersions(version, input.version) < 0,
    )
    .map(({ name, version }) => ({ name, version }));
  return {
    is: 'done',
    reason:
      behind.length === 0
        ? `No node group is behind ${input.version}.`
        : `${counted(behind.length, 'node group')} can be rotated next: ${listed(behind.map(({ name, version }) => `${name} (${version})`))}.`,
    detail: { type: 'offer', nodeGroups: behind },
  };
}
