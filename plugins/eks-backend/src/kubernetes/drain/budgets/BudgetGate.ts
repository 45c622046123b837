import { Budget, Pod } from '../api';
import { allowedBy } from './facts';

/** Each eviction under a budget updates the same object, so more of them only conflict. */
const MAX_AT_ONCE = 3;

/** A status that shows an eviction follows its answer within moments. */
const SHOWN_WITHIN_MS = 1_000;

/** Pauses before a budget that seems closed is tried all the same, in milliseconds. */
export interface ProbeTiming {
  shortestMs: number;
  longestMs: number;
}

/** An eviction that a budget let through. */
export interface Ticket {
  gate: BudgetGate;
  podName: string;
  /** Updates of the budget seen until then. */
  updates: number;
}

/**
 * How many evictions one budget lets through now, told from its watched status
 * and from the evictions that the status does not show yet.
 */
export class BudgetGate {
  /** When it let an eviction through last. */
  lastPassed: number | undefined;
  private updates = 0;
  private closed = false;
  private probeAt: number;
  /** Evictions not seen in the status yet; true while their answer is awaited. */
  private readonly unseen = new Map<string, boolean>();
  private underWay = 0;

  constructor(
    public budget: Budget,
    private readonly timing: ProbeTiming,
  ) {
    this.probeAt = this.nextProbe();
  }

  update(budget: Budget): void {
    this.budget = budget;
    this.updates += 1;
    this.closed = false;
    this.probeAt = this.nextProbe();
    const disrupted = budget.status?.disruptedPods ?? {};
    for (const [podName, awaited] of this.unseen) {
      if (!awaited || podName in disrupted) this.unseen.delete(podName);
    }
  }

  /** Whether an eviction could start now. */
  isOpen(): boolean {
    return !this.closed && allowedBy(this.budget) > this.unseen.size;
  }

  /** When it may be tried although it seems closed, in case its watch missed something. */
  get triesAt(): number {
    return this.probeAt;
  }

  /** @returns undefined when the pod has to wait */
  enter(pod: Pod): Ticket | undefined {
    if (this.underWay >= MAX_AT_ONCE) return undefined;
    if (!this.isOpen()) {
      if (this.underWay > 0 || Date.now() < this.probeAt) return undefined;
      this.probeAt = this.nextProbe();
    }
    const podName = pod.metadata.name;
    this.underWay += 1;
    this.unseen.set(podName, true);
    return { gate: this, podName, updates: this.updates };
  }

  leave(ticket: Ticket, how: 'passed' | 'refused' | 'unused'): void {
    this.underWay -= 1;
    if (how === 'passed') {
      this.lastPassed = Date.now();
      if (this.unseen.has(ticket.podName)) {
        this.unseen.set(ticket.podName, false);
        // It may have been shown and be over already, between two readings of a
        // watch that broke, and then no more news come.
        if (ticket.updates !== this.updates) {
          this.probeAt = Math.min(this.probeAt, Date.now() + SHOWN_WITHIN_MS);
        }
      }
      return;
    }
    this.unseen.delete(ticket.podName);
    // News that came after the attempt began are newer than the refusal.
    if (how === 'refused' && ticket.updates === this.updates)
      this.closed = true;
  }

  private nextProbe(): number {
    const { shortestMs, longestMs } = this.timing;
    return Date.now() + shortestMs + Math.random() * (longestMs - shortestMs);
  }
}
