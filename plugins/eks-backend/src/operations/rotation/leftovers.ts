import {
  DrainBlocker,
  DrainPod,
  DrainPreview,
  DrainProgress,
  RotationInput,
  WaitingPod,
} from '@xkf/backstage-plugin-eks-common';
import { StepOutcome, StepRun } from '../kind';
import { counted, listed } from '../world';
import { drainAgain, evictAll, keepOldGroups, lookAgain } from './choices';
import { mergePreviews } from './drainPreview';
import { readDrainMemory } from './drainMemory';
import { NAMED, reasonsOf } from './drainWords';
import { podName } from './evictBatch';
import { ClusterOldNodes, leftWords, OldNodes, podsRun } from './oldNodes';
import { RotationWorld } from './RotationWorld';
import { stepIds } from './stepIds';

/** What keeps the pods of one cluster on its old nodes. */
interface ClusterLeftovers {
  cluster: ClusterOldNodes['cluster'];
  preview: DrainPreview;
  /** Pods that removing the nodes would end. */
  pods: DrainPod[];
  /** Nodes with such pods that a person chose to leave as they are. */
  skipped: string[];
}

/**
 * What is asked while pods are left on old nodes: why each of them is there, and
 * what can be done about it.
 * @param tried - what a drain that was just tried found out about pods
 */
export async function askAboutLeftovers(
  world: RotationWorld,
  run: StepRun<RotationInput>,
  found: OldNodes,
  tried: readonly WaitingPod[],
): Promise<Extract<StepOutcome, { is: 'blocked' }>> {
  const clusters = await Promise.all(
    found.clusters
      .filter(({ left }) => left.length > 0)
      .map(one => readLeftovers(world, run, one)),
  );
  const waiting = clusters.flatMap(one =>
    one.pods.map(
      pod =>
        tried.find(
          other => podName(other) === podName(pod) && other.node === pod.node,
        ) ?? toWaitingPod(pod, one, run.startedAt),
    ),
  );
  return {
    is: 'blocked',
    reason: [
      `${podsRun(found.pods, 'still')} on old nodes: ${leftWords(found)}`,
      ...clusters.map(skippedWords),
      ...clusters.map(openWords),
      reasonsOf(waiting),
      `Removing the node groups would end ${found.pods === 1 ? 'it' : 'them'}.`,
    ]
      .filter(Boolean)
      .join(' '),
    choices: choicesFor(clusters),
    checkAgainAfter: world.pace.blocked,
    detail: { type: 'drain', progress: progressOf(found, clusters, waiting) },
  };
}

/** How the old nodes look when nothing is left on them. */
export function emptyProgress({ clusters }: OldNodes): DrainProgress {
  return {
    nodes: clusters.flatMap(({ cluster, nodes }) =>
      nodes.map(name => ({
        ...(clusters.length > 1 && { cluster: cluster.id.clusterName }),
        name,
        state: 'drained' as const,
        pods: { toEvict: 0, evicted: 0, staying: 0 },
      })),
    ),
    leaving: [],
    waiting: [],
    budgets: [],
    recovering: [],
    readAt: new Date().toISOString(),
  };
}

async function readLeftovers(
  world: RotationWorld,
  run: StepRun<RotationInput>,
  { cluster, accessed, nodes, left }: ClusterOldNodes,
): Promise<ClusterLeftovers> {
  const { drain, groups } = run.operation.input;
  const preview = await world.nodes.preview(accessed, nodes, drain, run.signal);
  const names = new Set(left.map(({ pod }) => pod));
  const pods = preview.pods.filter(pod => names.has(podName(pod)));
  const decided = groups.flatMap(
    ({ pool }) =>
      readDrainMemory(run.memoryOf(stepIds.drain(cluster, pool))).skipped,
  );
  const holding = new Set(pods.map(({ node }) => node));
  return {
    cluster,
    preview,
    pods,
    skipped: decided.filter(node => holding.has(node)),
  };
}

function toWaitingPod(
  pod: DrainPod,
  leftovers: ClusterLeftovers,
  since: Date,
): WaitingPod {
  const { namespace, name, node, owner } = pod;
  const blocker = blockerOf(pod, leftovers);
  return {
    namespace,
    name,
    node,
    ...(owner && { owner }),
    since: since.toISOString(),
    refusals: 0,
    reason: blocker?.message ?? pod.reason ?? notTried(pod, leftovers),
    ...(blocker?.budget && { budget: blocker.budget }),
  };
}

function notTried({ node }: DrainPod, { skipped }: ClusterLeftovers): string {
  return skipped.includes(node)
    ? 'Nothing that is known keeps it there but the choice to skip its node.'
    : 'Nothing that is known keeps it there.';
}

/** What refuses the eviction of a pod that the options allow to evict. */
function blockerOf(
  pod: DrainPod,
  { preview }: ClusterLeftovers,
): DrainBlocker | undefined {
  if (pod.fate !== 'evict' || pod.rules.includes('terminating')) {
    return undefined;
  }
  return preview.blockers.find(
    ({ severity, pods }) =>
      severity === 'blocks' && pods.includes(podName(pod)),
  );
}

function skippedWords({ cluster, skipped }: ClusterLeftovers): string {
  if (skipped.length === 0) return '';
  return `Somebody chose to skip ${listed(skipped, NAMED)}${cluster.ofName}.`;
}

/** Nodes that came late, or on which somebody let pods again. */
function openWords({ cluster, preview }: ClusterLeftovers): string {
  const open = preview.nodes
    .filter(({ state }) => state === 'ready')
    .map(({ name }) => name);
  if (open.length === 0) return '';
  return `${counted(open.length, 'old node')}${cluster.ofName} ${open.length === 1 ? 'takes' : 'take'} pods: ${listed(open, NAMED)}.`;
}

/**
 * Only what can help: a node with a pod that the options refuse is not drained
 * without evicting that as well, and evicting more than the options allow moves
 * no pod that a budget holds.
 */
function choicesFor(clusters: readonly ClusterLeftovers[]) {
  const nodes = clusters.flatMap(({ pods }) =>
    [...new Set(pods.map(({ node }) => node))].map(node =>
      pods.filter(pod => pod.node === node),
    ),
  );
  const isRefused = (pods: DrainPod[]) =>
    pods.some(({ fate }) => fate === 'refused');
  return [
    lookAgain,
    ...(nodes.every(isRefused) ? [] : [drainAgain]),
    ...(nodes.some(isRefused) ? [evictAll] : []),
    keepOldGroups,
  ];
}

function progressOf(
  found: OldNodes,
  clusters: readonly ClusterLeftovers[],
  waiting: WaitingPod[],
): DrainProgress {
  const previews = clusters.map(({ cluster, preview }) => ({
    cluster: cluster.id.clusterName,
    preview,
  }));
  const [only] = previews;
  const several = found.clusters.length > 1;
  const preview = several ? mergePreviews(previews) : only?.preview;
  const skipped = new Set(clusters.flatMap(one => one.skipped));
  return {
    nodes: (preview?.nodes ?? []).map(node => ({
      ...node,
      state: stateOf(node, skipped),
    })),
    leaving: [],
    waiting,
    budgets: preview?.budgets ?? [],
    recovering: [],
    readAt: preview?.readAt ?? new Date().toISOString(),
  };
}

function stateOf(
  { name, state, pods }: DrainPreview['nodes'][number],
  skipped: ReadonlySet<string>,
): DrainPreview['nodes'][number]['state'] {
  if (skipped.has(name)) return 'skipped';
  return state === 'cordoned' && pods.toEvict === 0 ? 'drained' : state;
}
