import { Pod } from '../api';
import type { PodOptions } from '../pods';
import { Change, Follower } from '../watch';
import { PodEntry } from './PodEntry';

/** The pods of one node, by uid, as their watch tells them. */
export class PodTable implements Follower<Pod> {
  readonly entries = new Map<string, PodEntry>();
  /** Pods that had to go and went. */
  readonly went: PodEntry[] = [];
  synced = false;

  constructor(
    private readonly node: string,
    private readonly options: PodOptions,
    private readonly changed: () => void,
  ) {}

  onList(pods: Pod[]): void {
    const uids = new Set(pods.map(pod => pod.metadata.uid));
    for (const uid of [...this.entries.keys()]) {
      if (!uids.has(uid)) this.remove(uid);
    }
    for (const pod of pods) this.put(pod);
    this.synced = true;
    this.changed();
  }

  onChange(change: Change, pod: Pod): void {
    if (change === 'DELETED') this.remove(pod.metadata.uid);
    else this.put(pod);
    this.changed();
  }

  /** The API server said that there is no such pod any more. */
  remove(uid: string): void {
    const entry = this.entries.get(uid);
    if (!entry) return;
    this.entries.delete(uid);
    if (entry.mustGo) this.went.push(entry);
  }

  /** Pods that have to go and are still there. */
  get left(): PodEntry[] {
    return [...this.entries.values()].filter(entry => entry.mustGo);
  }

  private put(pod: Pod): void {
    if (pod.spec?.nodeName !== this.node) return;
    const entry = this.entries.get(pod.metadata.uid);
    if (entry) entry.update(pod);
    else {
      const { uid } = pod.metadata;
      this.entries.set(uid, new PodEntry(pod, this.options));
    }
  }
}
