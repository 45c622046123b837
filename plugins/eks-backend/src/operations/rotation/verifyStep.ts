import {
  ClusterId,
  clustersOf,
  RotationInput,
  StepDetail,
} from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { ClusterView, declaredCluster, listed } from '../world';
import { accept, lookAgain } from './choices';
import { findClusters, goneWords, RotationCluster } from './rotationClusters';
import { RotationWorld } from './RotationWorld';
import { nodeGroupName, stepIds } from './stepIds';

type Source = Extract<StepDetail, { type: 'verification' }>['sources'][number];

/** Neither side has the old node groups, both have the new ones. */
export function verifyStep(
  world: RotationWorld,
  input: RotationInput,
): Step<RotationInput> {
  const names = clustersOf(input).map(({ clusterName }) => clusterName);
  return {
    id: stepIds.verify,
    title: 'Compare both sides',
    description: `Compares the Terraform repository and EKS: both have the new node groups of ${listed(names)}, neither has the old ones.`,
    usualSeconds: 15,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: RotationWorld,
  run: StepRun<RotationInput>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const { live, gone } = await findClusters(world, run);
  const looked = await Promise.all(
    live.map(({ cluster, view }) => compare(world, view, input, cluster)),
  );
  const sources = looked.flatMap(one => one.sources);
  const detail: StepDetail = { type: 'verification', sources };
  const wrong = sources.filter(({ agrees }) => !agrees);
  if (wrong.length === 0) {
    await Promise.all(live.map(({ view }) => view.refresh()));
    return {
      is: 'done',
      reason: [
        live.length > 0 &&
          'Both sides have the new node groups and not the old ones.',
        goneWords(gone),
      ]
        .filter(Boolean)
        .join(' '),
      detail,
    };
  }
  const reason = [
    ...wrong.map(({ source, value }) =>
      value === undefined
        ? `${source} cannot be read.`
        : `${source} has ${value || 'no node group'}.`,
    ),
    ...new Set(looked.map(({ problem }) => problem)),
    goneWords(gone),
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

/** The two sides of one cluster. */
async function compare(
  world: RotationWorld,
  view: ClusterView,
  input: RotationInput,
  { ofName }: RotationCluster,
): Promise<{ sources: Source[]; problem?: string }> {
  const [declared, live] = await Promise.all([
    declaredCluster(world, view),
    view.aws.listNodegroups(view.id.clusterName),
  ]);
  const judge = (source: string, names: readonly string[] | undefined) =>
    side(input, view.id, `${source}${ofName}`, names);
  if ('problem' in declared) {
    return {
      sources: [
        judge('The Terraform repository', undefined),
        judge('EKS', live),
      ],
      problem: declared.problem,
    };
  }
  const { cluster, repository, branch } = declared;
  return {
    sources: [
      judge(
        `${repository} (${branch})`,
        cluster.pools.map(({ nodeGroup }) => nodeGroup),
      ),
      judge('EKS', live),
    ],
  };
}

function side(
  { groups }: RotationInput,
  cluster: ClusterId,
  source: string,
  names: readonly string[] | undefined,
): Source {
  const has = (pool: string) =>
    names?.includes(nodeGroupName(cluster, pool)) ?? false;
  return {
    source,
    value: names && listed([...names].sort()),
    agrees:
      names !== undefined &&
      groups.every(
        ({ pool, replacement }) => has(replacement.name) && !has(pool),
      ),
  };
}
