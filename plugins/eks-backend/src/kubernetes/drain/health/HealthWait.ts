import { ClusterApi, Pod, PODS, WatchedResource } from '../api';
import { controllerOf } from '../pods';
import { backoffMs, isTransient, ListWatch } from '../watch';
import type { HealthGateOutcome, HealthGateRequest } from './healthGate';
import { countPods, OwnedPods } from './OwnedPods';
import { PENDING, PendingPods } from './PendingPods';
import { RecoveringWorkload } from './RecoveringWorkload';
import {
  canJudge,
  judgeWorkload,
  parseWorkload,
  podsOfWorkloads,
  Readiness,
} from './workload';

const LOOKS_AT_ONCE = 5;
const IDLE_MS = 5_000;
const AWAY = { firstMs: 500, longestMs: 10_000 };

/** One wait until evicted workloads are ready again. */
export class HealthWait {
  private readonly recovering = new Map<string, RecoveringWorkload>();
  private readonly unjudged: string[] = [];
  private readonly owned: { pods: OwnedPods; watch: ListWatch<Pod> }[] = [];
  private readonly pending: PendingPods;
  private readonly stopped = new AbortController();
  private readonly deadline: number;
  private looks = 0;
  private failures = 0;
  private awayUntil = 0;
  private failure: { error: unknown } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private resolve: () => void = () => {};

  constructor(
    private readonly api: ClusterApi,
    private readonly request: HealthGateRequest,
  ) {
    this.deadline = Date.now() + request.limitMs;
    const { workloads, before } = request;
    this.pending = new PendingPods(new Set(before.pending), () => this.look());
    for (const text of new Set(workloads)) {
      const workload = parseWorkload(text);
      if (before.notReady.includes(text)) continue;
      if (canJudge(workload)) {
        this.recovering.set(text, new RecoveringWorkload(text, workload));
      } else if (workload.kind !== 'DaemonSet') {
        this.unjudged.push(text);
      }
    }
  }

  async run(): Promise<HealthGateOutcome> {
    const { signal } = this.request;
    signal.throwIfAborted();
    const abort = () => this.fail(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    try {
      await new Promise<void>(resolve => {
        this.resolve = resolve;
        for (const watch of this.watches()) {
          watch.run(this.stopped.signal).catch(error => this.fail(error));
        }
        this.look();
      });
    } finally {
      signal.removeEventListener('abort', abort);
      clearTimeout(this.timer);
      this.stopped.abort();
    }
    if (this.failure) throw this.failure.error;
    const facts = { unjudged: this.unjudged, requests: this.api.requests };
    if (this.isWell()) return { is: 'ok', ...facts };
    const recovering = [...this.recovering.values()]
      .map(({ text, readiness }) => ({ workload: text, readiness }))
      .sort((a, b) => a.workload.localeCompare(b.workload));
    const pending = this.pending.names;
    return { is: 'waiting', recovering, pending, ...facts };
  }

  private watches(): ListWatch<Pod>[] {
    const workloads = [...this.recovering.values()];
    for (const resource of podsOfWorkloads(
      workloads.map(({ workload }) => workload),
    )) {
      this.owned.push(this.podWatch(resource));
    }
    return [
      new ListWatch<Pod>(this.api, PODS, PENDING, this.pending),
      ...this.owned.map(({ watch }) => watch),
    ];
  }

  private podWatch(resource: WatchedResource) {
    const pods = new OwnedPods();
    const watch = new ListWatch<Pod>(
      this.api,
      resource,
      {},
      {
        onList: items => {
          pods.onList(items);
          // A list stands for changes that were missed.
          this.recovering.forEach(each => each.news());
        },
        onChange: (change, pod) => {
          pods.onChange(change, pod);
          this.onPod(pod);
        },
        onProblem: () => this.look(),
      },
    );
    return { pods, watch };
  }

  private onPod(pod: Pod): void {
    const owner = controllerOf(pod);
    if (!owner) return;
    const text = `${pod.metadata.namespace}/${owner.kind}/${owner.name}`;
    const recovering = this.recovering.get(text);
    if (!recovering) return;
    recovering.news();
    this.look();
  }

  private look(): void {
    if (this.stopped.signal.aborted) return;
    const now = Date.now();
    if (this.isWell() || now >= this.deadline) {
      this.finish();
      return;
    }
    this.request.onProgress?.(this.open());
    let next = Math.min(this.deadline, now + IDLE_MS);
    for (const each of this.podsKnown ? this.recovering.values() : []) {
      if (each.looking) continue;
      const at = Math.max(each.lookAt, this.awayUntil);
      if (at <= now && this.looks < LOOKS_AT_ONCE) this.lookAt(each);
      else next = Math.min(next, Math.max(at, now + 10));
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), next - now);
  }

  private lookAt(each: RecoveringWorkload): void {
    each.looking = true;
    each.lookAt = Infinity;
    this.looks += 1;
    this.judge(each)
      .then(
        readiness => {
          this.failures = 0;
          if (readiness.is === 'ready' && this.podsKnown) {
            this.recovering.delete(each.text);
            return;
          }
          if (readiness.is !== 'ready') each.readiness = readiness;
          if (each.lookAt === Infinity) each.notYet();
        },
        error => {
          each.notYet();
          if (!isTransient(error)) throw error;
          this.awayUntil = Date.now() + backoffMs(this.failures, AWAY);
          this.failures += 1;
        },
      )
      .catch(error => this.fail(error))
      .finally(() => {
        each.looking = false;
        this.looks -= 1;
        this.look();
      });
  }

  private async judge({ workload }: RecoveringWorkload): Promise<Readiness> {
    const { api, stopped } = this;
    const { kind } = workload;
    const found = await api.findWorkload(kind, workload, stopped.signal);
    const pods = this.owned.flatMap(owned => owned.pods.all);
    return judgeWorkload(kind, found, countPods(pods, found?.metadata.uid));
  }

  /** Changes of all pods reach the portal at this moment. */
  private get podsKnown(): boolean {
    return this.owned.every(({ watch }) => watch.live);
  }

  private isWell(): boolean {
    const { pending, recovering } = this;
    return (
      recovering.size === 0 && pending.synced && pending.names.length === 0
    );
  }

  private open(): { recovering: string[]; pending: string[] } {
    return {
      recovering: [...this.recovering.keys()].sort(),
      pending: this.pending.names,
    };
  }

  private fail(error: unknown): void {
    if (this.stopped.signal.aborted) return;
    this.failure = { error };
    this.finish();
  }

  private finish(): void {
    this.stopped.abort();
    this.resolve();
  }
}
