import { DrainPod, RotationInput } from '@xkf/backstage-plugin-eks-common';
import type { EvictionFate } from '../../kubernetes/drain';
import { StepRun } from '../kind';
import { counted, listed } from '../world';
import { RotationCluster } from './rotationClusters';

/** A batch of pods, and where they run. */
interface Batch {
  cluster: RotationCluster;
  node: string;
  pods: readonly DrainPod[];
  /** Whether the history tells of all of them. */
  again: boolean;
}

/** Evicts a batch of pods as one act, whose outcome says what became of them. */
export async function evictBatch(
  run: StepRun<RotationInput>,
  { cluster: { id, ofName }, node, pods, again }: Batch,
  evict: () => Promise<EvictionFate[]>,
): Promise<void> {
  const names = pods.map(podName);
  await run.act(
    {
      eventId: 'eks.evict-pods',
      message: `Asks to evict ${listed(names)} from ${node}${ofName}.`,
      severity: 'high',
      subject: { clusterName: id.clusterName, node, pods: names },
      again,
    },
    evict,
    shortfallOf,
  );
}

const words: Record<Exclude<EvictionFate['is'], 'evicted' | 'gone'>, string> = {
  budget: 'Refused by a disruption budget',
  'budget-conflict': 'Not evicted, since others changed its disruption budget',
  overlap: 'Refused, since more than one disruption budget selects it',
  'namespace-ending': 'Refused, since its namespace is being deleted',
  denied: 'Refused by a rule of the cluster',
  forbidden: 'Refused, since the portal may not evict it',
  throttled: 'Not evicted, since the API server had too much to do',
  conflict: 'Not evicted, since the pod was changed meanwhile',
  'server-error': 'Not known, since the API server failed',
  'no-answer': 'Not known, since no answer came',
  'not-asked': 'Not asked for',
};

/** What did not come of a batch, as sentences; undefined when all pods went. */
export function shortfallOf(
  fates: readonly EvictionFate[],
): string | undefined {
  const stayed = new Map<string, string[]>();
  for (const { pod, is } of fates) {
    if (is === 'evicted' || is === 'gone') continue;
    const why = words[is];
    stayed.set(why, [...(stayed.get(why) ?? []), podName(pod)]);
  }
  if (stayed.size === 0) return undefined;
  const count = [...stayed.values()].flat().length;
  return [
    `${fates.length - count} of ${counted(fates.length, 'pod')} evicted.`,
    ...[...stayed].map(
      ([why, names]) => `${why}: ${listed(names, names.length)}.`,
    ),
  ].join(' ');
}

/** `namespace/name`. */
export function podName({
  namespace,
  name,
}: Pick<DrainPod, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}
