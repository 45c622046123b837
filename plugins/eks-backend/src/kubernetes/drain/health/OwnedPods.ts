import { Pod } from '../api';
import { controllerOf, isFinished, isReady, isTerminating } from '../pods';
import { Change } from '../watch';

/** What counts of a pod for its controller. */
export interface OwnedPod {
  uid: string;
  /** Uid of its controller. */
  owner: string;
  ready: boolean;
}

/** Pods of one controller that neither end nor have ended. */
export interface PodCounts {
  living: number;
  /** Those of them that are ready. */
  ready: number;
}

/** @returns undefined for a pod that counts for no controller */
export function toOwnedPod(pod: Pod): OwnedPod | undefined {
  const owner = controllerOf(pod);
  if (!owner || isTerminating(pod) || isFinished(pod)) return undefined;
  return { uid: pod.metadata.uid, owner: owner.uid, ready: isReady(pod) };
}

/** @param owner - uid of the controller */
export function countPods(
  pods: readonly OwnedPod[],
  owner: string | undefined,
): PodCounts {
  const own = pods.filter(pod => pod.owner === owner);
  return {
    living: own.length,
    ready: own.filter(({ ready }) => ready).length,
  };
}

/**
 * The pods that controllers own, as the API server has them. The status of a
 * controller is what it wrote last, and one that stands still writes nothing.
 */
export class OwnedPods {
  readonly #pods = new Map<string, OwnedPod>();

  get all(): OwnedPod[] {
    return [...this.#pods.values()];
  }

  onList(pods: Pod[]): void {
    this.#pods.clear();
    for (const pod of pods) this.#put(pod);
  }

  onChange(change: Change, pod: Pod): void {
    this.#pods.delete(pod.metadata.uid);
    if (change !== 'DELETED') this.#put(pod);
  }

  #put(pod: Pod): void {
    const owned = toOwnedPod(pod);
    if (owned) this.#pods.set(owned.uid, owned);
  }
}
