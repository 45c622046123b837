import { DrainPod } from '@xkf/backstage-plugin-eks-common';
import { ClusterUnreadableError } from '../../problems';
import { ClusterApi } from '../api';
import {
  budgetNameOf,
  Budgets,
  ignoresBudgets,
  Ticket,
  usesBudget,
} from '../budgets';
import { isTerminating, toDrainPod } from '../pods';
import { backoffMs, isTransient } from '../watch';
import { EvictionBatch, EvictionFate } from './EvictionBatch';
import { EvictionAnswer, evictPod } from './evictPod';
import { noteRefusal } from './noteRefusal';
import { PodEntry } from './PodEntry';
import { PodTable } from './PodTable';
import { DrainTiming } from './timing';

/** What evictions need from their drain. */
export interface EvictionsOptions {
  api: ClusterApi;
  pods: PodTable;
  budgets: Budgets;
  maxConcurrentEvictions: number;
  timing: DrainTiming;
  /** Of the requests, which end a little later than the drain. */
  signal: AbortSignal;
  announce(
    pods: readonly DrainPod[],
    evict: () => Promise<EvictionFate[]>,
  ): Promise<void>;
  changed(): void;
  fail(error: unknown): void;
  /** The API server did not answer. */
  away(error: ClusterUnreadableError): void;
  /** The API server answered. */
  back(): void;
}

interface Candidate {
  entry: PodEntry;
  ticket: Ticket | undefined;
}

/** A candidate that is announced. */
interface Attempt extends Candidate {
  /** As it was announced. */
  pod: DrainPod;
  /** Says what became of it. */
  end(is: EvictionFate['is']): void;
}

/**
 * The evictions of one node: at most so many at once, at most a few per budget,
 * and none that has not been announced.
 */
export class Evictions {
  /** Most evictions that were under way at one time. */
  most = 0;
  refusals = 0;
  private underWay = 0;
  private announcing = false;
  /** Batches of which the caller has not written down yet what became of them. */
  private batches = 0;
  private announced: Attempt[] = [];
  private pausedUntil = 0;
  private failures = 0;
  private stopped = false;

  constructor(private readonly options: EvictionsOptions) {}

  get busy(): boolean {
    return this.underWay > 0 || this.batches > 0;
  }

  /** Evictions that were announced and have not begun are not made. */
  stop(): void {
    this.stopped = true;
    this.takeBack(this.announced.splice(0));
  }

  /**
   * Starts what may start now.
   * @returns when there may be more to start without news, as milliseconds of the clock
   */
  proceed(now: number): number {
    const { announcedForMs } = this.options.timing;
    const tooOld = this.announced.findIndex(
      ({ entry }) => now - entry.announcedAt > announcedForMs,
    );
    if (tooOld >= 0) this.takeBack(this.announced.splice(tooOld));
    if (now < this.pausedUntil) return this.pausedUntil;
    let next = Infinity;
    if (!this.announcing && this.announced.length === 0) {
      const found = this.candidates(now);
      next = found.next;
      if (found.candidates.length > 0) this.announce(found.candidates);
    }
    const { maxConcurrentEvictions } = this.options;
    while (this.underWay < maxConcurrentEvictions) {
      const attempt = this.announced.shift();
      if (!attempt) break;
      this.start(attempt);
    }
    return next;
  }

  private candidates(now: number): { candidates: Candidate[]; next: number } {
    const { pods, budgets, maxConcurrentEvictions } = this.options;
    const candidates: Candidate[] = [];
    let next = Infinity;
    for (const entry of pods.entries.values()) {
      if (candidates.length === maxConcurrentEvictions) break;
      if (entry.stage === 'staying' && entry.restUntil > now) {
        next = Math.min(next, entry.restUntil);
      }
      if (!entry.mayBeTried(now, budgets.revision)) continue;
      const gates = ignoresBudgets(entry.pod) ? [] : budgets.of(entry.pod);
      const [gate] = gates;
      if (gates.length !== 1 || !usesBudget(entry.pod, gate.budget)) {
        candidates.push({ entry, ticket: undefined });
        continue;
      }
      const ticket = gate.enter(entry.pod);
      if (ticket) candidates.push({ entry, ticket });
      else {
        entry.hinder('budget');
        next = Math.min(next, Math.max(gate.triesAt, now + 50));
      }
    }
    return { candidates, next };
  }

  private announce(candidates: Candidate[]): void {
    const { announce, budgets, changed, fail } = this.options;
    this.announcing = true;
    this.batches += 1;
    const batch = new EvictionBatch(candidates.length);
    const waiting = candidates.map(({ entry, ticket }): Attempt => {
      entry.stage = 'announced';
      const pod = toDrainPod(
        entry.pod,
        entry.verdict ?? { fate: 'evict', rules: [] },
        budgets.of(entry.pod).map(({ budget }) => budgetNameOf(budget)),
      );
      return { entry, ticket, pod, end: is => batch.note({ pod, is }) };
    });
    const take = () => {
      if (waiting.length > 0) this.announcing = false;
      return waiting.splice(0);
    };
    const evict = () => {
      const attempts = take();
      for (const { entry } of attempts) entry.announcedAt = Date.now();
      if (this.stopped) this.takeBack(attempts);
      else this.announced.push(...attempts);
      changed();
      return batch.settled;
    };
    announce(
      waiting.map(({ pod }) => pod),
      evict,
    )
      .catch(fail)
      .finally(() => {
        // What the caller did not begin is not made any more.
        this.takeBack(take());
        this.batches -= 1;
        changed();
      });
  }

  private takeBack(attempts: Attempt[]): void {
    for (const { entry, ticket, end } of attempts) {
      ticket?.gate.leave(ticket, 'unused');
      if (entry.stage === 'announced') entry.stage = 'staying';
      end(this.isLeaving(entry) ? 'gone' : 'not-asked');
    }
  }

  /** The watch may have told meanwhile that it went, or is going. */
  private isLeaving(entry: PodEntry): boolean {
    const same =
      this.options.pods.entries.get(entry.pod.metadata.uid) === entry;
    return !same || isTerminating(entry.pod);
  }

  private start(attempt: Attempt): void {
    const { entry, ticket, end } = attempt;
    const { changed, fail } = this.options;
    if (this.isLeaving(entry)) {
      this.takeBack([attempt]);
      return;
    }
    let fate: EvictionFate['is'] = 'no-answer';
    entry.stage = 'evicting';
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    this.attempt(entry)
      .then(
        async answer => {
          fate = answer.is;
          ticket?.gate.leave(ticket, outcomeFor(answer));
          fate = await this.settle(entry, answer, ticket);
        },
        error => {
          ticket?.gate.leave(ticket, 'unused');
          if (!this.options.signal.aborted && !isTransient(error)) {
            fate = 'forbidden';
          }
          entry.uncertain = true;
          this.pauseOrFail(error);
        },
      )
      .catch(error => this.pauseOrFail(error))
      .catch(fail)
      .finally(() => {
        if (entry.stage === 'evicting') entry.stage = 'staying';
        this.underWay -= 1;
        end(fate);
        changed();
      });
  }

  private async attempt(entry: PodEntry): Promise<EvictionAnswer> {
    const { api, signal } = this.options;
    if (entry.uncertain) {
      const known = await this.lookAt(entry);
      if (known) return known;
    }
    const answer = await evictPod(api, entry.pod, signal);
    this.failures = 0;
    entry.uncertain = answer.is === 'server-error';
    this.options.back();
    return answer;
  }

  /** @returns what became of the pod; undefined when it is there as before */
  private async lookAt(entry: PodEntry): Promise<EvictionAnswer | undefined> {
    const { uid, name, namespace = '' } = entry.pod.metadata;
    const { api, signal } = this.options;
    const pod = await api.findPod({ namespace, name }, signal);
    if (pod?.metadata.uid !== uid) return { is: 'gone' };
    return isTerminating(pod) ? { is: 'evicted' } : undefined;
  }

  /** @returns what became of the pod, as far as is known after the answer */
  private async settle(
    entry: PodEntry,
    answer: EvictionAnswer,
    ticket: Ticket | undefined,
  ): Promise<EvictionAnswer['is']> {
    const { pods, timing, budgets } = this.options;
    const { uid } = entry.pod.metadata;
    if (answer.is === 'evicted') {
      entry.leave();
    } else if (answer.is === 'gone') {
      pods.remove(uid);
    } else if (answer.is === 'throttled') {
      this.pausedUntil = Date.now() + answer.retryAfterMs;
    } else if (answer.is === 'conflict') {
      const known = await this.lookAt(entry);
      if (known?.is === 'gone') {
        pods.remove(uid);
        return known.is;
      }
      entry.restUntil = Date.now() + timing.conflictMs;
    } else {
      this.refusals += 1;
      const { revision } = budgets;
      noteRefusal(entry, answer, { timing, revision, charged: !!ticket });
    }
    return answer.is;
  }

  private pauseOrFail(error: unknown): void {
    const { fail, away, signal, timing } = this.options;
    if (signal.aborted) return;
    if (!isTransient(error)) {
      fail(error);
      return;
    }
    this.pausedUntil = Date.now() + backoffMs(this.failures, timing.away);
    this.failures += 1;
    away(error);
  }
}

function outcomeFor({ is }: EvictionAnswer): 'passed' | 'refused' | 'unused' {
  if (is === 'evicted') return 'passed';
  return is === 'budget' ? 'refused' : 'unused';
}
