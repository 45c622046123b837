import { RotationInput } from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { counted, listed } from '../world';
import { drainAgain, evictAll, lookAgain } from './choices';
import { leftWords, lookAtOldNodes, OldNodes } from './oldNodes';
import { reasonsOf, refusalsOf } from './drainWords';
import { RotationWorld } from './RotationWorld';
import { stepIds } from './stepIds';

/** Seconds that one more drain of a node may take before it says what is left. */
const PATIENCE = 120;

/** The old node groups must be empty before they are removed. */
export function emptyStep(world: RotationWorld): Step<RotationInput> {
  return {
    id: stepIds.empty,
    title: 'Make sure that nothing is left',
    description:
      'Looks at all old nodes once more. Their node groups are never removed while a pod runs there that belongs to no DaemonSet.',
    usualSeconds: 10,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: RotationWorld,
  run: StepRun<RotationInput>,
): Promise<StepOutcome> {
  let found = await lookAtOldNodes(world, run);
  let words = '';
  const all = run.choice === evictAll.id;
  if (found.left.length > 0 && (all || run.choice === drainAgain.id)) {
    words = await drainLeft(world, run, found, all);
    found = await lookAtOldNodes(world, run);
  }
  if (found.left.length === 0) {
    return {
      is: 'done',
      reason: `Nothing runs on the ${counted(found.nodes.length, 'old node')} any more but DaemonSets.`,
    };
  }
  return {
    is: 'blocked',
    reason:
      `${counted(found.left.length, 'pod')} still run on old nodes: ${leftWords(found.left)} ${words} Removing the node groups would end them.`.replace(
        /\s+/g,
        ' ',
      ),
    choices: [lookAgain, drainAgain, evictAll],
    checkAgainAfter: world.pace.blocked,
  };
}

/** Drains the nodes that are not empty, one after another. */
async function drainLeft(
  world: RotationWorld,
  run: StepRun<RotationInput>,
  { cluster, left }: OldNodes,
  all: boolean,
): Promise<string> {
  const { drain } = run.operation.input;
  const words: string[] = [];
  for (const node of new Set(left.map(pod => pod.node))) {
    const outcome = await world.nodes.drain(cluster, {
      node,
      options: {
        ...drain,
        blockedAfter: Math.min(PATIENCE, drain.blockedAfter),
        ...(all && { deleteEmptyDirData: true, evictBarePods: true }),
      },
      signal: run.signal,
      beforeEvict: async pods => {
        const names = pods.map(({ namespace, name }) => `${namespace}/${name}`);
        await run.act(
          {
            eventId: 'eks.evict-pods',
            message: `Asked to evict ${listed(names)} from ${node}.`,
            severity: 'high',
            subject: { node, pods: names },
          },
          async () => {},
        );
      },
      onProgress: progress => run.progress({ type: 'drain', progress }),
    });
    if (outcome.is === 'blocked') words.push(reasonsOf(outcome.waiting));
    if (outcome.is === 'refused') words.push(refusalsOf(outcome.pods));
    if (outcome.is === 'not-cordoned') {
      words.push(`${node} is not cordoned any more.`);
    }
  }
  return words.join(' ');
}
