import { running, withReadiness } from '../objects/pod';
import { readySeconds, stopSeconds } from '../pods/behaviour';
import {
  at,
  isFinished,
  isReady,
  isTerminating,
  type KubernetesObject,
  textAt,
} from '../store/object';
import type { ControllerContext } from './context';

/** Starts and ends the pods of all nodes, each in its own time. A node that is not ready does neither. */
export class Kubelets {
  readonly #context: ControllerContext;
  readonly #starting = new Set<string>();
  /** The grace period with which a pod is being ended; a shorter one begins anew. */
  readonly #ending = new Map<string, number>();

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  /** Follows a pod that came or has changed. */
  podChanged(pod: KubernetesObject): void {
    if (isTerminating(pod)) {
      this.#end(pod);
    } else if (
      textAt(pod, 'status.phase') === 'Pending' &&
      at(pod, 'spec.nodeName') !== undefined
    ) {
      this.#begin(pod);
    }
  }

  /** Forgets a pod that is gone. */
  podGone({ metadata }: KubernetesObject): void {
    this.#ending.delete(metadata.uid ?? '');
  }

  /** Follows a node whose readiness has changed: its pods are as ready as it is. */
  nodeChanged(node: KubernetesObject): void {
    const { objects, now } = this.#context;
    const ready = isReady(node);
    for (const pod of this.#podsOn(node.metadata.name)) {
      const runs = textAt(pod, 'status.phase') === 'Running';
      if (runs && !isTerminating(pod) && isReady(pod) !== ready) {
        objects.put('pods', withReadiness(pod, ready, now()));
      } else if (ready) {
        this.podChanged(pod);
      }
    }
  }

  /** Removes the pods of a node that is gone, as the garbage collector of pods does. */
  nodeGone({ metadata }: KubernetesObject): void {
    for (const pod of this.#podsOn(metadata.name)) {
      const { namespace, name } = pod.metadata;
      this.#context.objects.delete('pods', namespace, name);
    }
  }

  #podsOn(nodeName: string): KubernetesObject[] {
    return this.#context.objects
      .list('pods')
      .filter(pod => at(pod, 'spec.nodeName') === nodeName);
  }

  /** The node of a pod if it works. */
  #workingNode(pod: KubernetesObject): KubernetesObject | undefined {
    const name = textAt(pod, 'spec.nodeName');
    const node = this.#context.objects.get('nodes', undefined, name);
    return node && isReady(node) ? node : undefined;
  }

  /** The pod as it is now, unless it is another one by now. */
  #present({ metadata }: KubernetesObject): KubernetesObject | undefined {
    const { namespace, name, uid } = metadata;
    const pod = this.#context.objects.get('pods', namespace, name);
    return pod?.metadata.uid === uid ? pod : undefined;
  }

  #begin(pod: KubernetesObject): void {
    const { objects, now, timers } = this.#context;
    const uid = pod.metadata.uid ?? '';
    const seconds = readySeconds(pod);
    if (
      seconds === Infinity ||
      this.#starting.has(uid) ||
      !this.#workingNode(pod)
    ) {
      return;
    }
    this.#starting.add(uid);
    timers.wait(seconds).then(() => {
      this.#starting.delete(uid);
      const present = this.#present(pod);
      const node = present && this.#workingNode(present);
      if (node && !isTerminating(present) && !isFinished(present)) {
        objects.put('pods', running(present, node, now()));
      }
    });
  }

  #end(pod: KubernetesObject): void {
    const { objects, timers } = this.#context;
    const { uid = '', deletionGracePeriodSeconds = 0 } = pod.metadata;
    const seconds = stopSeconds(pod);
    if (
      seconds === Infinity ||
      this.#ending.get(uid) === deletionGracePeriodSeconds ||
      !this.#workingNode(pod)
    ) {
      return;
    }
    this.#ending.set(uid, deletionGracePeriodSeconds);
    timers.wait(seconds).then(() => {
      const present = this.#present(pod);
      if (!present || this.#ending.get(uid) !== deletionGracePeriodSeconds) {
        return;
      }
      if (stopSeconds(present) === Infinity || !this.#workingNode(present)) {
        this.#ending.delete(uid);
        return;
      }
      objects.delete('pods', pod.metadata.namespace, pod.metadata.name);
    });
  }
}
