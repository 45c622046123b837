import { RotationInput } from '@xkf/backstage-plugin-eks-common';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import type { PodLeft } from '../../kubernetes/drain';
import { StepRun } from '../kind';
import { ClusterView, counted, listed } from '../world';
import { NAMED } from './drainWords';
import { findClusters, RotationCluster } from './rotationClusters';
import { RotationWorld } from './RotationWorld';
import { nodeGroupName } from './stepIds';

/** The old nodes of one cluster that are still there, and the pods that removing them would end. */
export interface ClusterOldNodes {
  cluster: RotationCluster;
  accessed: AccessedCluster;
  nodes: string[];
  left: PodLeft[];
}

/** The old nodes of all clusters. */
export interface OldNodes {
  clusters: ClusterOldNodes[];
  /** Names of clusters that AWS does not have any more. */
  gone: string[];
  nodes: number;
  /** Pods that removing the nodes would end. */
  pods: number;
}

/** Names of the nodes of all node groups that go from a cluster. */
export async function readOldNodes(
  world: RotationWorld,
  view: ClusterView,
  { groups }: Pick<RotationInput, 'groups'>,
): Promise<string[]> {
  const accessed = await view.accessed();
  const found = await Promise.all(
    groups.map(({ pool }) =>
      world.nodes.nodesOf(accessed, nodeGroupName(view.id, pool), view.signal),
    ),
  );
  return found.flat().map(({ name }) => name);
}

/** Looks at the nodes of all node groups that go, in every cluster. */
export async function lookAtOldNodes(
  world: RotationWorld,
  run: StepRun<RotationInput>,
): Promise<OldNodes> {
  const { live, gone } = await findClusters(world, run);
  const clusters = await Promise.all(
    live.map(async ({ cluster, view }): Promise<ClusterOldNodes> => {
      const accessed = await view.accessed();
      const nodes = await readOldNodes(world, view, run.operation.input);
      const left = await world.nodes.podsLeft(accessed, nodes, view.signal);
      return { cluster, accessed, nodes, left };
    }),
  );
  const sum = (count: (one: ClusterOldNodes) => number) =>
    clusters.reduce((total, one) => total + count(one), 0);
  return {
    clusters,
    gone,
    nodes: sum(({ nodes }) => nodes.length),
    pods: sum(({ left }) => left.length),
  };
}

/** `1 pod still runs`, `3 pods run`. */
export function podsRun(pods: number, still?: 'still'): string {
  const verb = pods === 1 ? 'runs' : 'run';
  return [counted(pods, 'pod'), still, verb].filter(Boolean).join(' ');
}

/** Names a few of the pods and their nodes, as sentences. */
export function leftWords({ clusters }: OldNodes): string {
  const places = clusters.flatMap(({ cluster, left }) => {
    const byNode = new Map<string, string[]>();
    for (const { node, pod } of left) {
      byNode.set(node, [...(byNode.get(node) ?? []), pod]);
    }
    return [...byNode].map(
      ([node, pods]) => `${listed(pods, NAMED)} on ${node}${cluster.ofName}.`,
    );
  });
  const more = places.length - NAMED;
  return [
    ...places.slice(0, NAMED),
    ...(more > 0
      ? [
          `${counted(more, 'more node')} ${more === 1 ? 'has' : 'have'} some too.`,
        ]
      : []),
  ].join(' ');
}
