import {
  ClusterId,
  clustersOf,
  RotationInput,
} from '@xkf/backstage-plugin-eks-common';
import { StepOutcome, StepRun } from '../kind';
import { ClusterView, listed, World } from '../world';
import { lookAgain } from './choices';

/** One of the clusters of a rotation. */
export interface RotationCluster {
  id: ClusterId;
  /** 1 for the cluster that was chosen, then 2, 3, … */
  number: number;
  /** ` of dev-eks2` where there are several, for titles and sentences. */
  ofName: string;
}

/** The clusters whose nodes a rotation replaces, the one that was chosen first. */
export function rotationClusters(input: RotationInput): RotationCluster[] {
  return clustersOf(input).map((id, index, all) => ({
    id,
    number: index + 1,
    ofName: all.length > 1 ? ` of ${id.clusterName}` : '',
  }));
}

/** The clusters of a rotation as AWS has them now. */
export interface FoundClusters {
  live: { cluster: RotationCluster; view: ClusterView }[];
  /** Names of those that AWS does not have any more. */
  gone: string[];
}

/** Asks AWS which of the clusters are there. */
export async function findClusters(
  world: World,
  run: StepRun<RotationInput>,
): Promise<FoundClusters> {
  const looked = await Promise.all(
    rotationClusters(run.operation.input).map(async cluster => {
      const view = new ClusterView(world, cluster.id, run.signal);
      return { cluster, view, isThere: (await view.describe()) !== undefined };
    }),
  );
  return {
    live: looked.filter(({ isThere }) => isThere),
    gone: looked
      .filter(({ isThere }) => !isThere)
      .map(({ cluster }) => cluster.id.clusterName),
  };
}

/** What the deletion of clusters means for a rotation, as a sentence. */
export function goneWords(gone: readonly string[]): string {
  return gone.length === 0
    ? ''
    : `AWS has no ${gone.length === 1 ? 'cluster' : 'clusters'} ${listed(gone)} any more, so nothing is done there.`;
}

/** How a step stands when none of the clusters is left. */
export function noneLeft(world: World, gone: readonly string[]): StepOutcome {
  return {
    is: 'blocked',
    reason: `${goneWords(gone)} Cancel the operation.`,
    choices: [lookAgain],
    checkAgainAfter: world.pace.blocked,
  };
}
