import { bound, unschedulable } from '../objects/pod';
import {
  at,
  conditionOf,
  isFinished,
  isReady,
  isTerminating,
  type JsonObject,
  type KubernetesObject,
  listAt,
} from '../store/object';
import type { ObjectStore } from '../store/ObjectStore';
import { quantity } from '../store/quantity';
import { type LabelSelector, selects } from '../store/selectors';
import type { ControllerContext } from './context';

interface Usage {
  pods: number;
  cpu: number;
  memory: number;
}

interface Candidate {
  node: KubernetesObject;
  used: Usage;
  room: Usage;
}

/** What containers ask for; the pods of a controller share the containers of its template. */
const REQUESTS = new WeakMap<unknown[], Usage>();

function requestsOf(pod: KubernetesObject): Usage {
  const containers = listAt(pod, 'spec.containers');
  const known = REQUESTS.get(containers);
  if (known) {
    return known;
  }
  const total = { pods: 1, cpu: 0, memory: 0 };
  for (const container of containers) {
    total.cpu += quantity(at(container, 'resources.requests.cpu'));
    total.memory += quantity(at(container, 'resources.requests.memory'));
  }
  REQUESTS.set(containers, total);
  return total;
}

function add(usage: Usage, more: Usage): void {
  usage.pods += more.pods;
  usage.cpu += more.cpu;
  usage.memory += more.memory;
}

function candidatesOf(objects: ObjectStore): Candidate[] {
  const used = new Map<unknown, Usage>();
  for (const pod of objects.values('pods')) {
    const name = at(pod, 'spec.nodeName');
    if (name !== undefined && !isFinished(pod)) {
      const usage = used.get(name) ?? { pods: 0, cpu: 0, memory: 0 };
      add(usage, requestsOf(pod));
      used.set(name, usage);
    }
  }
  return objects.list('nodes').map(node => ({
    node,
    used: used.get(node.metadata.name) ?? { pods: 0, cpu: 0, memory: 0 },
    room: {
      pods: quantity(at(node, 'status.allocatable.pods')),
      cpu: quantity(at(node, 'status.allocatable.cpu')),
      memory: quantity(at(node, 'status.allocatable.memory')),
    },
  }));
}

/** A taint that keeps a pod away; undefined when it tolerates all of them. */
function repellingTaint(
  pod: KubernetesObject,
  node: KubernetesObject,
): JsonObject | undefined {
  const tolerations = listAt(pod, 'spec.tolerations') as JsonObject[];
  const tolerated = (taint: JsonObject) =>
    tolerations.some(
      each =>
        (each.effect === undefined || each.effect === taint.effect) &&
        (each.key === undefined || each.key === taint.key) &&
        (each.operator === 'Exists' ||
          (each.value ?? '') === (taint.value ?? '')),
    );
  return (listAt(node, 'spec.taints') as JsonObject[]).find(
    taint => taint.effect !== 'PreferNoSchedule' && !tolerated(taint),
  );
}

const REQUIRED =
  'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms';

function wantsNode(pod: KubernetesObject, node: KubernetesObject): boolean {
  const { labels } = node.metadata;
  const matchLabels = (at(pod, 'spec.nodeSelector') ?? {}) as Record<
    string,
    string
  >;
  const terms = listAt(pod, REQUIRED) as LabelSelector[];
  return (
    selects({ matchLabels }, labels) &&
    (terms.length === 0 || terms.some(term => selects(term, labels)))
  );
}

/** Why a node does not take a pod, in the words of the scheduler; undefined when it does. */
function objection(
  pod: KubernetesObject,
  wanted: Usage,
  { node, used, room }: Candidate,
): string | undefined {
  if (at(node, 'spec.unschedulable') === true) {
    return 'node(s) were unschedulable';
  }
  const taint = repellingTaint(pod, node);
  if (taint) {
    return `node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`;
  }
  if (!isReady(node)) {
    return 'node(s) were not ready';
  }
  if (!wantsNode(pod, node)) {
    return "node(s) didn't match Pod's node affinity/selector";
  }
  if (used.pods + 1 > room.pods) {
    return 'Too many pods';
  }
  const short = (['cpu', 'memory'] as const).find(
    kind => used[kind] + wanted[kind] > room[kind],
  );
  return short && `Insufficient ${short}`;
}

function reasonText(objections: string[]): string {
  const counts = new Map<string, number>();
  objections.forEach(each => counts.set(each, (counts.get(each) ?? 0) + 1));
  const parts = Array.from(counts, ([text, count]) => `${count} ${text}`);
  const text = parts.length > 0 ? `: ${parts.sort().join(', ')}` : '';
  return `0/${objections.length} nodes are available${text}.`;
}

function place(
  { objects, now }: ControllerContext,
  pod: KubernetesObject,
  candidates: Candidate[],
): void {
  const wanted = requestsOf(pod);
  const objections: string[] = [];
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    const reason = objection(pod, wanted, candidate);
    if (reason) {
      objections.push(reason);
    } else if (!best || candidate.used.pods < best.used.pods) {
      best = candidate;
    }
  }
  if (best) {
    add(best.used, wanted);
    objects.put('pods', bound(pod, best.node, now()));
    return;
  }
  const message = reasonText(objections);
  if (conditionOf(pod, 'PodScheduled')?.message !== message) {
    objects.put('pods', unschedulable(pod, message, now()));
  }
}

/** Gives the pods that wait for a node to the nodes that take them, the emptiest first. */
export function schedule(context: ControllerContext): void {
  const waiting = Array.from(context.objects.values('pods')).filter(
    pod =>
      at(pod, 'spec.nodeName') === undefined &&
      !isTerminating(pod) &&
      !isFinished(pod),
  );
  if (waiting.length > 0) {
    const candidates = candidatesOf(context.objects);
    waiting.forEach(pod => place(context, pod, candidates));
  }
}
