export { BudgetGate } from './BudgetGate';
export type { ProbeTiming, Ticket } from './BudgetGate';
export { Budgets } from './Budgets';
export {
  allowedBy,
  allowsNever,
  budgetInWords,
  budgetNameOf,
  ignoresBudgets,
  toDisruptionBudget,
  usesBudget,
} from './facts';
export { selects } from './matches';
