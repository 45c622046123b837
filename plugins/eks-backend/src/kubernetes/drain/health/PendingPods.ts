import { Pod } from '../api';
import { isOfDaemonSet, isTerminating, nameOf } from '../pods';
import { Change, Follower } from '../watch';

/** Selects pods that are not running yet. */
export const PENDING = { fieldSelector: 'status.phase=Pending' };

/**
 * A pod that found no node. One that has a node and is only starting is seen by
 * its workload; one of a DaemonSet has its node given.
 */
export function isUnscheduled(pod: Pod): boolean {
  return (
    pod.status?.phase === 'Pending' &&
    !pod.spec?.nodeName &&
    !isTerminating(pod) &&
    !isOfDaemonSet(pod)
  );
}

/** Pods without a node that had one, or did not exist, before. */
export class PendingPods implements Follower<Pod> {
  synced = false;
  private readonly pods = new Map<string, string>();

  constructor(
    private readonly before: ReadonlySet<string>,
    private readonly changed: () => void,
  ) {}

  /** As `namespace/name`, sorted. */
  get names(): string[] {
    return [...this.pods.values()].sort();
  }

  onList(pods: Pod[]): void {
    this.pods.clear();
    for (const pod of pods) this.put(pod);
    this.synced = true;
    this.changed();
  }

  onChange(change: Change, pod: Pod): void {
    this.pods.delete(pod.metadata.uid);
    if (change !== 'DELETED') this.put(pod);
    this.changed();
  }

  private put(pod: Pod): void {
    const { uid } = pod.metadata;
    if (isUnscheduled(pod) && !this.before.has(uid)) {
      this.pods.set(uid, nameOf(pod));
    }
  }
}
