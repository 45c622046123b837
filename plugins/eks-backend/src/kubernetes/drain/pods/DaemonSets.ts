import { ClusterUnreadableError } from '../../problems';
import { ClusterApi, Pod } from '../api';
import { isTransient } from '../watch';
import { controllerOf, isFinished, isOfDaemonSet } from './facts';
import { DaemonSetState } from './judgePod';

/** Tells whether the DaemonSets of pods exist; each is asked for once. */
export class DaemonSets {
  private readonly known = new Map<string, Promise<DaemonSetState>>();

  constructor(private readonly api: ClusterApi) {}

  /**
   * @returns undefined for a pod whose fate does not depend on a DaemonSet
   * @throws ClusterUnreadableError for what passes by itself
   */
  async stateFor(
    pod: Pod,
    signal: AbortSignal,
  ): Promise<DaemonSetState | undefined> {
    const owner = controllerOf(pod);
    const { namespace } = pod.metadata;
    if (!owner || !namespace || !isOfDaemonSet(pod) || isFinished(pod)) {
      return undefined;
    }
    const key = `${namespace}/${owner.name}`;
    let state = this.known.get(key);
    if (!state) {
      state = this.read({ namespace, name: owner.name }, signal);
      state.catch(() => this.known.delete(key));
      this.known.set(key, state);
    }
    return state;
  }

  private async read(
    daemonSet: { namespace: string; name: string },
    signal: AbortSignal,
  ): Promise<DaemonSetState> {
    try {
      const found = await this.api.findWorkload('DaemonSet', daemonSet, signal);
      return found ? 'found' : 'missing';
    } catch (error) {
      const problem =
        error instanceof ClusterUnreadableError ? error.problem : undefined;
      if (!problem || isTransient(error)) throw error;
      return problem;
    }
  }
}
