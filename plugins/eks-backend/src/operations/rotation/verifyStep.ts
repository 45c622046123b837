import { RotationInput, StepDetail } from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { ClusterView, declaredCluster, listed } from '../world';
import { accept, lookAgain } from './choices';
import { RotationWorld } from './RotationWorld';
import { nodeGroupName, stepIds } from './stepIds';

/** Neither side has the old node groups, both have the new ones. */
export function verifyStep(
  world: RotationWorld,
  { clusterName }: RotationInput,
): Step<RotationInput> {
  return {
    id: stepIds.verify,
    title: 'Compare both sides',
    description: `Compares the Terraform repository and EKS: both have the new node groups of ${clusterName}, neither has the old ones.`,
    usualSeconds: 15,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: RotationWorld,
  run: StepRun<RotationInput>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const view = new ClusterView(world, input, run.signal);
  const [declared, live] = await Promise.all([
    declaredCluster(world, view),
    view.aws.listNodegroups(input.clusterName),
  ]);
  const pools =
    'problem' in declared
      ? undefined
      : declared.cluster.pools.map(({ nodeGroup }) => nodeGroup);
  const sources = [
    side(
      input,
      'problem' in declared
        ? 'The Terraform repository'
        : `${declared.repository} (${declared.branch})`,
      pools,
    ),
    side(input, 'EKS', live),
  ];
  const detail: StepDetail = { type: 'verification', sources };
  const wrong = sources.filter(({ agrees }) => !agrees);
  if (wrong.length === 0) {
    await view.refresh();
    return {
      is: 'done',
      reason: 'Both sides have the new node groups and not the old ones.',
      detail,
    };
  }
  const reason = [
    ...wrong.map(({ source, value }) =>
      value === undefined
        ? `${source} cannot be read.`
        : `${source} has ${value || 'no node group'}.`,
    ),
    'problem' in declared && declared.problem,
  ]
    .filter(Boolean)
    .join(' ');
  if (run.choice === accept.id) {
    return { is: 'done', reason: `A person went on. ${reason}`, detail };
  }
  return {
    is: 'blocked',
    reason,
    choices: [lookAgain, accept],
    checkAgainAfter: world.pace.progress,
    detail,
  };
}

function side(
  input: RotationInput,
  source: string,
  names: readonly string[] | undefined,
) {
  const has = (pool: string) =>
    names?.includes(nodeGroupName(input, pool)) ?? false;
  return {
    source,
    value: names && listed([...names].sort()),
    agrees:
      names !== undefined &&
      input.groups.every(
        ({ pool, replacement }) => has(replacement.name) && !has(pool),
      ),
  };
}
