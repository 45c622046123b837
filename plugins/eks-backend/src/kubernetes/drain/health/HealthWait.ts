import { ClusterApi, Pod, PODS, podsOf, WatchedResource } from '../api';
import { controllerOf } from '../pods';
import { backoffMs, isTransient, ListWatch } from '../watch';
import type { HealthGateOutcome, HealthGateRequest } from './healthGate';
import { PENDING, PendingPods } from './PendingPods';
import { RecoveringWorkload } from './RecoveringWorkload';
import { canJudge, isWorkloadReady, parseWorkload } from './workload';

const LOOKS_AT_ONCE = 5;
/** Pods of more namespaces than this are watched all at once. */
const MAX_NAMESPACES = 20;
const IDLE_MS = 5_000;
const AWAY = { firstMs: 500, longestMs: 10_000 };

/** One wait until evicted workloads are ready again. */
export class HealthWait {
  private readonly recovering = new Map<string, RecoveringWorkload>();
  private readonly unjudged: string[] = [];
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
    return { is: 'waiting', ...this.open(), ...facts };
  }

  private watches(): ListWatch<Pod>[] {
    const workloads = [...this.recovering.values()];
    const namespaces = new Set(workloads.map(each => each.workload.namespace));
    const resources =
      namespaces.size > MAX_NAMESPACES ? [PODS] : [...namespaces].map(podsOf);
    return [
      new ListWatch<Pod>(this.api, PODS, PENDING, this.pending),
      ...resources.map(resource => this.podWatch(resource)),
    ];
  }

  private podWatch(resource: WatchedResource): ListWatch<Pod> {
    let first = true;
    return new ListWatch<Pod>(
      this.api,
      resource,
      {},
      {
        onList: () => {
          // Each workload is looked at anyway in the beginning. Later lists
          // stand for changes that were missed.
          if (!first) this.recovering.forEach(each => each.news());
          first = false;
          this.look();
        },
        onChange: (_, pod) => this.onPod(pod),
      },
    );
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
    for (const each of this.recovering.values()) {
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
    isWorkloadReady(this.api, each.workload, this.stopped.signal)
      .then(
        ready => {
          this.failures = 0;
          if (ready) this.recovering.delete(each.text);
          else if (each.lookAt === Infinity) each.notYet();
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
