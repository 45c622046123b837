import { randomUUID } from 'node:crypto';
import { generatedSuffix } from '../../world/identifiers';
import { bound, podOf } from '../objects/pod';
import { at, isFinished, isReady } from '../store/object';
import type { ControllerContext } from './context';
import { podsByController, putStatus, withUid } from './ownedPods';

/** Keeps one pod of some DaemonSets on each node; they tolerate cordons and nodes that are not ready. */
export function reconcileDaemonSets(
  { objects, now }: ControllerContext,
  uids: Set<string>,
): void {
  const pods = podsByController(objects, uids);
  const nodes = objects.list('nodes');
  for (const daemon of withUid(objects, 'daemonsets', uids)) {
    const own = pods.get(daemon.metadata.uid ?? '') ?? [];
    const covered = new Set(
      own.filter(pod => !isFinished(pod)).map(pod => at(pod, 'spec.nodeName')),
    );
    for (const node of nodes) {
      if (!covered.has(node.metadata.name)) {
        const name = `${daemon.metadata.name}-${generatedSuffix(5, randomUUID())}`;
        const pod = podOf(daemon, name, undefined, now());
        objects.put('pods', bound(pod, node, now()));
      }
    }
    const ready = own.filter(isReady).length;
    putStatus(objects, 'daemonsets', daemon, {
      currentNumberScheduled: nodes.length,
      desiredNumberScheduled: nodes.length,
      updatedNumberScheduled: nodes.length,
      numberReady: ready,
      numberAvailable: ready,
      numberUnavailable: nodes.length - ready,
      numberMisscheduled: 0,
      observedGeneration: daemon.metadata.generation ?? 1,
    });
  }
}
