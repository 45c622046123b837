import {
  DrainNode,
  DrainOptions,
  DrainPreview,
} from '@xkf/backstage-plugin-eks-common';
import pLimit from 'p-limit';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { ClusterConnections } from '../../connections';
import { Budget, ClusterApi, Node, Pod } from '../api';
import { budgetNameOf, selects, toDisruptionBudget } from '../budgets';
import {
  isCordoned,
  isReadyNode,
  nodeGroupOf,
  orderNodes,
  zoneOf,
} from '../nodes';
import { DaemonSets, judgePod, toDrainPod } from '../pods';
import { blockersOf } from './blockers';
import { JudgedPod } from './budgetBlockers';
import { readWorld } from './readWorld';
import { freeRoom, NO_ROOM, plus, requestsOf } from './room';

const LOOKUPS_AT_ONCE = 5;

/**
 * Tells what draining nodes would do, and what would stop it, without changing
 * anything. Nodes that do not exist have the state `gone`.
 * @throws ClusterUnreadableError
 */
export async function previewDrain(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  nodeNames: readonly string[],
  options: DrainOptions,
  signal: AbortSignal,
): Promise<DrainPreview> {
  const api = new ClusterApi(connections, cluster);
  const names = new Set(nodeNames);
  const world = await readWorld(api, names, signal);
  const readAt = new Date().toISOString();
  const pods = await judgeAll(api, world.pods, world.budgets, options, signal);
  const going = pods.filter(({ drainPod }) => drainPod.fate !== 'stay');
  const targets = world.nodes.filter(node => names.has(node.metadata.name));
  const others = world.nodes.filter(node => !names.has(node.metadata.name));
  const nodes = [...names].map(name =>
    toDrainNode(
      name,
      targets.find(node => node.metadata.name === name),
      pods,
    ),
  );
  return {
    nodes: orderNodes(nodes, options.order),
    pods: pods.map(({ drainPod }) => drainPod),
    budgets: world.budgets
      .map(budget => {
        const name = budgetNameOf(budget);
        const held = going.filter(({ drainPod }) =>
          drainPod.budgets.includes(name),
        );
        return toDisruptionBudget(budget, held.length);
      })
      .filter(budget => budget.pods > 0),
    blockers: blockersOf({
      nodes: targets,
      pods,
      budgets: world.budgets,
      needed: going.map(({ pod }) => requestsOf(pod)).reduce(plus, NO_ROOM),
      free: freeRoom(others, world.taken),
    }),
    readAt,
  };
}

async function judgeAll(
  api: ClusterApi,
  pods: readonly Pod[],
  budgets: readonly Budget[],
  options: DrainOptions,
  signal: AbortSignal,
): Promise<JudgedPod[]> {
  const daemonSets = new DaemonSets(api);
  const limit = pLimit(LOOKUPS_AT_ONCE);
  const inNamespace = new Map<string, Budget[]>();
  for (const budget of budgets) {
    const namespace = budget.metadata.namespace ?? '';
    const known = inNamespace.get(namespace);
    if (known) known.push(budget);
    else inNamespace.set(namespace, [budget]);
  }
  return Promise.all(
    pods.map(async pod => {
      const daemonSet = await limit(() => daemonSets.stateFor(pod, signal));
      const selecting = (inNamespace.get(pod.metadata.namespace ?? '') ?? [])
        .filter(budget => selects(budget, pod))
        .map(budgetNameOf);
      const verdict = judgePod(pod, options, daemonSet);
      return { pod, drainPod: toDrainPod(pod, verdict, selecting) };
    }),
  );
}

function toDrainNode(
  name: string,
  node: Node | undefined,
  pods: readonly JudgedPod[],
): DrainNode {
  const here = pods.filter(({ drainPod }) => drainPod.node === name);
  const staying = here.filter(({ drainPod }) => drainPod.fate === 'stay');
  return {
    name,
    nodeGroup: node && nodeGroupOf(node),
    zone: node && zoneOf(node),
    createdAt: node?.metadata.creationTimestamp,
    state: stateOf(node),
    pods: {
      toEvict: here.length - staying.length,
      evicted: 0,
      staying: staying.length,
    },
  };
}

function stateOf(node: Node | undefined): DrainNode['state'] {
  if (!node) return 'gone';
  if (!isReadyNode(node)) return 'not-ready';
  return isCordoned(node) ? 'cordoned' : 'ready';
}
