import { Budget, Pod } from '../api';
import { Change, Follower } from '../watch';
import { BudgetGate, ProbeTiming } from './BudgetGate';
import { selects } from './matches';

/** The budgets of a cluster as its watch tells them. */
export class Budgets implements Follower<Budget> {
  /** Grows when a budget comes, goes or selects other pods. */
  revision = 0;
  /** Whether they have been read. */
  known = false;
  private readonly gates = new Map<string, BudgetGate>();
  private readonly ofPods = new WeakMap<
    Pod,
    { revision: number; gates: readonly BudgetGate[] }
  >();

  constructor(
    private readonly changed: () => void,
    private readonly timing: ProbeTiming,
  ) {}

  /** Those that select a pod. */
  of(pod: Pod): readonly BudgetGate[] {
    const kept = this.ofPods.get(pod);
    if (kept?.revision === this.revision) return kept.gates;
    const gates = [...this.gates.values()].filter(gate =>
      selects(gate.budget, pod),
    );
    this.ofPods.set(pod, { revision: this.revision, gates });
    return gates;
  }

  onList(budgets: Budget[]): void {
    const uids = new Set(budgets.map(budget => budget.metadata.uid));
    for (const uid of this.gates.keys()) {
      if (!uids.has(uid)) this.gates.delete(uid);
    }
    this.revision += 1;
    for (const budget of budgets) this.put(budget);
    this.known = true;
    this.changed();
  }

  onChange(change: Change, budget: Budget): void {
    if (change === 'DELETED') {
      this.gates.delete(budget.metadata.uid);
      this.revision += 1;
    } else {
      this.put(budget);
    }
    this.changed();
  }

  private put(budget: Budget): void {
    const gate = this.gates.get(budget.metadata.uid);
    if (!gate) {
      this.gates.set(budget.metadata.uid, new BudgetGate(budget, this.timing));
      this.revision += 1;
      return;
    }
    const { generation } = gate.budget.metadata;
    gate.update(budget);
    if (generation !== budget.metadata.generation) this.revision += 1;
  }
}
