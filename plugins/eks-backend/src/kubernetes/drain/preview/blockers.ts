import { DrainBlocker, DrainPod } from '@xkf/backstage-plugin-eks-common';
import { Budget, Node } from '../api';
import { isReadyNode } from '../nodes';
import { budgetBlockers, JudgedPod } from './budgetBlockers';
import { Room } from './room';

const LONG_GRACE_SECONDS = 600;
const GIB = 2 ** 30;

/** What a preview knows when it looks for what will stop the drain. */
export interface PreviewFacts {
  nodes: readonly Node[];
  pods: readonly JudgedPod[];
  budgets: readonly Budget[];
  /** What the pods that go need, and what the other nodes have. */
  needed: Room;
  free: Room;
}

/** Everything that will, or may, stop a drain; what blocks it first. */
export function blockersOf(facts: PreviewFacts): DrainBlocker[] {
  const pods = facts.pods.map(({ drainPod }) => drainPod);
  const all = [
    ...nodeBlockers(facts.nodes, pods),
    ...budgetBlockers(facts.pods, facts.budgets),
    ...ruleBlockers(pods),
    ...graceBlockers(pods),
    ...roomBlockers(facts),
  ];
  const ranks = ['blocks', 'asks', 'note'];
  return all.sort(
    (a, b) => ranks.indexOf(a.severity) - ranks.indexOf(b.severity),
  );
}

function namesOf(pods: readonly DrainPod[]): string[] {
  return pods.map(({ namespace, name }) => `${namespace}/${name}`).sort();
}

function nodeBlockers(
  nodes: readonly Node[],
  pods: readonly DrainPod[],
): DrainBlocker[] {
  return nodes
    .filter(node => !isReadyNode(node))
    .map(node => {
      const going = pods.filter(
        pod => pod.node === node.metadata.name && pod.fate === 'evict',
      );
      const guarded = going.some(pod => pod.budgets.length > 0);
      return {
        code: 'node-not-ready',
        severity: guarded ? 'blocks' : 'note',
        message: `Node ${node.metadata.name} is not ready. Its pods count as not healthy, so disruption budgets refuse to evict them, and evicted pods do not end. Kubernetes removes them by itself about 5 minutes after a node failed. Repair the node, or end its instance.`,
        pods: namesOf(going),
      };
    });
}

function ruleBlockers(pods: readonly DrainPod[]): DrainBlocker[] {
  const asks: [
    DrainBlocker['code'],
    DrainPod['rules'][number],
    string,
    string,
  ][] = [
    [
      'bare-pod',
      'bare',
      'No controller would start these pods again. Allow to evict bare pods, or move them first.',
      'No controller will start these pods again; the options allow to evict them.',
    ],
    [
      'local-data',
      'local-data',
      'These pods have data in emptyDir volumes, which would be lost. Allow to delete it, or save it first.',
      'The data that these pods have in emptyDir volumes will be lost; the options allow it.',
    ],
    [
      'daemon-set-missing',
      'daemon-set-missing',
      'The DaemonSets of these pods do not exist any more, so nothing would start them again. Allow to evict bare pods, or delete these pods.',
      'The DaemonSets of these pods do not exist any more; nothing will start them again.',
    ],
  ];
  return asks.flatMap(([code, rule, question, note]) => {
    const meant = pods.filter(pod => pod.rules.includes(rule));
    const refused = meant.filter(pod => pod.fate === 'refused');
    const going = meant.filter(pod => pod.fate === 'evict');
    return [
      ...blocker(code, 'asks', question, refused),
      ...blocker(code, 'note', note, going),
    ];
  });
}

function graceBlockers(pods: readonly DrainPod[]): DrainBlocker[] {
  const slow = pods.filter(
    pod => pod.fate === 'evict' && pod.gracePeriod > LONG_GRACE_SECONDS,
  );
  const longest = Math.max(0, ...slow.map(pod => pod.gracePeriod));
  return blocker(
    'long-grace-period',
    'note',
    `These pods may take up to ${Math.ceil(longest / 60)} minutes to end; the drain waits for them.`,
    slow,
  );
}

function roomBlockers({ needed, free }: PreviewFacts): DrainBlocker[] {
  const missing = [
    ...(needed.cpu > free.cpu
      ? [`${needed.cpu.toFixed(1)} CPUs of ${free.cpu.toFixed(1)} free`]
      : []),
    ...(needed.memory > free.memory
      ? [
          `${(needed.memory / GIB).toFixed(1)} GiB of memory of ${(free.memory / GIB).toFixed(1)} GiB free`,
        ]
      : []),
    ...(needed.pods > free.pods
      ? [`${needed.pods} places for pods of ${free.pods} free`]
      : []),
  ];
  if (missing.length === 0) return [];
  return [
    {
      code: 'no-room',
      severity: 'note',
      message: `The other nodes that take pods now have too little room: the pods ask for ${missing.join(', ')}. Pods will wait without a node until new nodes are there. Taints and affinity are not looked at.`,
      pods: [],
    },
  ];
}

function blocker(
  code: DrainBlocker['code'],
  severity: DrainBlocker['severity'],
  message: string,
  pods: readonly DrainPod[],
): DrainBlocker[] {
  return pods.length === 0
    ? []
    : [{ code, severity, message, pods: namesOf(pods) }];
}
