import { Problem } from '@xkf/backstage-plugin-eks-common';
import { BUDGETS, ClusterApi, Node, NODES, Pod, PODS, Budget } from '../api';
import { Budgets } from '../budgets';
import { ListWatch, pause } from '../watch';
import { ClusterUnreadableError } from '../../problems';
import { blockedSince, onlyPeopleHelp } from './blocking';
import type { NodeDrainOutcome, NodeDrainRequest } from './drainNode';
import { Evictions } from './Evictions';
import { Judging } from './Judging';
import { NodeFollower } from './NodeFollower';
import { DrainEnd, outcomeOf } from './outcome';
import { PodEntry } from './PodEntry';
import { PodTable } from './PodTable';
import { ProgressSource, progressOf } from './progress';
import { DrainTiming } from './timing';

/** The longest that nothing is looked at when nothing happens. */
const IDLE_MS = 5_000;

/** One run over one node. */
export class NodeDrain {
  private readonly pods: PodTable;
  private readonly budgets: Budgets;
  private readonly node: NodeFollower;
  private readonly evictions: Evictions;
  private readonly judging: Judging;
  private readonly podWatch: ListWatch<Pod>;
  private readonly stopped = new AbortController();
  private readonly requests = new AbortController();
  private readonly startedAt = Date.now();
  private away: { problem: Problem; since: number } | undefined;
  private started = false;
  private end: DrainEnd | undefined;
  private failure: { error: unknown } | undefined;
  private looking = false;
  private timer: NodeJS.Timeout | undefined;
  private resolve: () => void = () => {};

  constructor(
    private readonly api: ClusterApi,
    private readonly request: NodeDrainRequest,
    private readonly timing: DrainTiming,
  ) {
    const changed = () => this.lookSoon();
    const { options, node } = request;
    this.pods = new PodTable(node, options, changed);
    this.budgets = new Budgets(changed, timing.probe);
    this.node = new NodeFollower(changed);
    this.judging = new Judging(api, timing.away, {
      changed,
      fail: error => this.fail(error),
      away: problem => this.setAway(problem),
    });
    this.podWatch = this.follow<Pod>(PODS, `spec.nodeName=${node}`, this.pods);
    this.evictions = new Evictions({
      api,
      pods: this.pods,
      budgets: this.budgets,
      maxConcurrentEvictions: options.maxConcurrentEvictions,
      timing,
      signal: this.requests.signal,
      announce: (pods, evict) => request.announce(pods, evict),
      changed,
      fail: error => this.fail(error),
      away: ({ problem }) => this.setAway(problem),
      back: () => this.setAway(undefined),
    });
  }

  async run(): Promise<NodeDrainOutcome> {
    const { signal } = this.request;
    signal.throwIfAborted();
    const abort = () => this.fail(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    try {
      await this.untilEnd();
    } finally {
      signal.removeEventListener('abort', abort);
      clearTimeout(this.timer);
      this.stopped.abort();
      await this.settleRequests();
    }
    if (this.failure) throw this.failure.error;
    return this.outcome(this.end ?? 'drained');
  }

  private untilEnd(): Promise<void> {
    return new Promise(resolve => {
      this.resolve = resolve;
      const { node } = this.request;
      const watches: { run(signal: AbortSignal): Promise<void> }[] = [
        this.follow<Node>(NODES, `metadata.name=${node}`, this.node),
        this.follow<Budget>(BUDGETS, undefined, this.budgets),
        this.podWatch,
      ];
      for (const watch of watches) {
        watch.run(this.stopped.signal).catch(error => this.fail(error));
      }
    });
  }

  private follow<T extends Node | Pod | Budget>(
    resource: typeof PODS,
    fieldSelector: string | undefined,
    follower: {
      onList(items: T[]): void;
      onChange(change: 'ADDED' | 'MODIFIED' | 'DELETED', item: T): void;
    },
  ): ListWatch<T> {
    return new ListWatch<T>(
      this.api,
      resource,
      { fieldSelector },
      {
        onList: items => follower.onList(items),
        onChange: (change, item) => follower.onChange(change, item),
        onProblem: problem => this.setAway(problem),
      },
      this.timing.listWatch,
    );
  }

  private fail(error: unknown): void {
    this.failure ??= { error };
    this.finish();
  }

  private finish(): void {
    this.evictions.stop();
    this.stopped.abort();
    this.resolve();
  }

  /**
   * Answers that are on their way are heard, and the caller writes down what came of
   * the evictions; neither is waited for long.
   */
  private async settleRequests(): Promise<void> {
    const { abortMs } = this.timing;
    await this.idleWithin(abortMs);
    this.requests.abort();
    await this.idleWithin(Math.round(abortMs / 3));
  }

  private async idleWithin(ms: number): Promise<void> {
    const limit = AbortSignal.timeout(ms);
    while (this.evictions.busy && !limit.aborted) await pause(10, limit);
  }

  private setAway(problem: Problem | undefined): void {
    if (problem) {
      this.away = { problem, since: this.away?.since ?? Date.now() };
    } else if (this.away) {
      const wasAway = Date.now() - this.away.since;
      this.away = undefined;
      for (const { hindrance } of this.pods.left) {
        if (hindrance) hindrance.countedFrom += wasAway;
      }
    }
    this.lookSoon();
  }

  private lookSoon(): void {
    if (this.looking) return;
    this.looking = true;
    setImmediate(() => {
      this.looking = false;
      if (this.stopped.signal.aborted) return;
      try {
        this.look();
      } catch (error) {
        this.fail(error);
      }
    });
  }

  /** Looks at everything that is known and does what follows from it. */
  private look(): void {
    const now = Date.now();
    if (this.away && now >= this.away.since + this.timing.awayForMs) {
      throw new ClusterUnreadableError(this.away.problem);
    }
    for (const entry of this.pods.entries.values()) {
      if (entry.needsDaemonSet) this.judging.judge(entry, this.stopped.signal);
      this.noteHindrances(entry, now);
    }
    this.end = this.endNow(now);
    if (this.end) {
      this.finish();
      return;
    }
    const next = this.started ? this.evictions.proceed(now) : Infinity;
    this.request.onProgress?.(progressOf(this.source('draining')));
    clearTimeout(this.timer);
    const wait = Math.min(Math.max(next - now, 10), this.nextDeadline(now));
    this.timer = setTimeout(() => this.lookSoon(), wait);
  }

  private noteHindrances(entry: PodEntry, now: number): void {
    if (this.started && entry.verdict?.fate === 'refused') {
      entry.hinder('refused');
    }
    if (entry.stage !== 'leaving') return;
    if (now > this.endsBy(entry)) entry.hinder('slow');
  }

  /** When a pod that is ending should be gone. */
  private endsBy({ pod, leavingSince = 0 }: PodEntry): number {
    const { deletionTimestamp } = pod.metadata;
    // The API server's clock says when; ours says how long it has been waited for.
    const until = Math.max(
      Date.parse(deletionTimestamp ?? '') || 0,
      leavingSince,
    );
    return until + this.timing.endMarginMs;
  }

  private endNow(now: number): DrainEnd | undefined {
    const { pods, node, budgets } = this;
    if (node.gone) return 'gone';
    if (!pods.synced || !node.known || !budgets.known) return undefined;
    if (!node.cordoned) return 'not-cordoned';
    const all = [...pods.entries.values()];
    if (!this.started) {
      if (all.some(({ verdict }) => !verdict)) return undefined;
      if (all.some(({ verdict }) => verdict?.fate === 'refused')) {
        return 'refused';
      }
      this.started = true;
    }
    const { left } = pods;
    if (left.length === 0) {
      const judged = all.every(({ verdict }) => verdict);
      return judged && this.podWatch.live ? 'drained' : undefined;
    }
    if (this.away || this.evictions.busy) return undefined;
    const limit = now - this.request.options.blockedAfter * 1_000;
    const blocked =
      left.some(entry => blockedSince(entry, budgets) <= limit) ||
      left.every(entry => onlyPeopleHelp(entry, budgets));
    return blocked ? 'blocked' : undefined;
  }

  private nextDeadline(now: number): number {
    const { blockedAfter } = this.request.options;
    const away = this.away ? [this.away.since + this.timing.awayForMs] : [];
    const waits = this.pods.left.flatMap(entry => [
      ...(entry.stage === 'leaving' ? [this.endsBy(entry)] : []),
      blockedSince(entry, this.budgets) + blockedAfter * 1_000,
    ]);
    const times = [...away, ...waits];
    const ahead = times.filter(time => time > now).map(time => time - now + 1);
    return Math.min(IDLE_MS, ...ahead);
  }

  private source(state: ProgressSource['state']): ProgressSource {
    return {
      node: this.request.node,
      nodeReady: this.node.ready,
      nodeObject: this.node.node,
      pods: this.pods,
      budgets: this.budgets,
      startedAt: this.startedAt,
      state,
      away: this.away,
    };
  }

  private outcome(is: DrainEnd): NodeDrainOutcome {
    return outcomeOf(is, {
      source: state => this.source(state),
      requests: this.api.requests,
      evictions: this.evictions,
    });
  }
}
