import { Problem } from '@xkf/backstage-plugin-eks-common';
import { ClusterApi } from '../api';
import { DaemonSets } from '../pods';
import { backoffMs, isTransient, ListWatchTiming, pause } from '../watch';
import { PodEntry } from './PodEntry';

/** Finds out about the DaemonSets of pods, however long the API server is away. */
export class Judging {
  private readonly daemonSets: DaemonSets;
  private readonly underWay = new Set<PodEntry>();

  constructor(
    api: ClusterApi,
    private readonly pauses: ListWatchTiming,
    private readonly hooks: {
      changed(): void;
      fail(error: unknown): void;
      away(problem: Problem): void;
    },
  ) {
    this.daemonSets = new DaemonSets(api);
  }

  judge(entry: PodEntry, signal: AbortSignal): void {
    if (this.underWay.has(entry)) return;
    this.underWay.add(entry);
    this.untilJudged(entry, signal)
      .catch(error => {
        if (!signal.aborted) this.hooks.fail(error);
      })
      .finally(() => {
        this.underWay.delete(entry);
        this.hooks.changed();
      });
  }

  private async untilJudged(
    entry: PodEntry,
    signal: AbortSignal,
  ): Promise<void> {
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        entry.judge(await this.daemonSets.stateFor(entry.pod, signal));
        return;
      } catch (error) {
        if (signal.aborted || !isTransient(error)) throw error;
        this.hooks.away(error.problem);
        await pause(backoffMs(failures, this.pauses), signal);
      }
    }
  }
}
