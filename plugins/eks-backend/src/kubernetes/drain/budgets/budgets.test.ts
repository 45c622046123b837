import { aBudget, aPod } from '../__testUtils__/objects';
import { Budget, LabelSelector } from '../api';
import { BudgetGate } from './BudgetGate';
import { budgetInWords, usesBudget } from './facts';
import { selects } from './matches';

const never = { shortestMs: 60_000, longestMs: 60_000 };
const pod = (name: string, change = {}) =>
  aPod({ name, labels: { app: 'web', tier: 'front' }, ...change });

function budget(allowed: number, change: Budget['status'] = {}): Budget {
  return {
    ...aBudget('web', { app: 'web' }),
    status: { observedGeneration: 1, disruptionsAllowed: allowed, ...change },
  };
}

describe('selects', () => {
  it.each<[LabelSelector | undefined, boolean]>([
    [undefined, false],
    [{}, true],
    [{ matchLabels: { app: 'web' } }, true],
    [{ matchLabels: { app: 'web', other: 'x' } }, false],
    [{ matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
    [{ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
    [
      { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] },
      true,
    ],
    [
      { matchExpressions: [{ key: 'no', operator: 'In', values: ['web'] }] },
      false,
    ],
    [
      {
        matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }],
      },
      false,
    ],
    [
      { matchExpressions: [{ key: 'no', operator: 'NotIn', values: ['web'] }] },
      true,
    ],
    [
      {
        matchLabels: { app: 'web' },
        matchExpressions: [{ key: 'tier', operator: 'Unheard' }],
      },
      false,
    ],
  ])('%j: %s', (selector, expected) => {
    const own = { ...budget(1), spec: { selector } };
    expect(selects(own, pod('web-1'))).toBe(expected);
    expect(selects(own, pod('web-1', { namespace: 'other' }))).toBe(false);
  });
});

describe('usesBudget', () => {
  const sick = { currentHealthy: 1, desiredHealthy: 2 };
  const well = { currentHealthy: 2, desiredHealthy: 2 };
  it.each([
    ['ready', {}, sick, undefined, true],
    ['pending', { phase: 'Pending', ready: false }, sick, undefined, false],
    ['finished', { phase: 'Failed', ready: false }, sick, undefined, false],
    ['ending', { terminating: true }, sick, undefined, false],
    ['not ready, too few healthy', { ready: false }, sick, undefined, true],
    ['not ready, enough healthy', { ready: false }, well, undefined, false],
    ['not ready, none wanted', { ready: false }, {}, undefined, true],
    ['not ready, AlwaysAllow', { ready: false }, sick, 'AlwaysAllow', false],
  ])('%s', (_, shape, status, policy, expected) => {
    const own = budget(0, status);
    own.spec = { ...own.spec, unhealthyPodEvictionPolicy: policy };
    expect(usesBudget(pod('web-1', shape), own)).toBe(expected);
  });
});

describe('BudgetGate', () => {
  it('lets as many through as the budget allows, and at most three at once', () => {
    const gate = new BudgetGate(budget(2), never);
    expect(gate.enter(pod('a'))).toBeDefined();
    expect(gate.enter(pod('b'))).toBeDefined();
    expect(gate.enter(pod('c'))).toBeUndefined();
    const wide = new BudgetGate(budget(9), never);
    const entered = ['a', 'b', 'c', 'd'].map(name => wide.enter(pod(name)));
    expect(entered.filter(Boolean)).toHaveLength(3);
  });

  it('counts what the status does not show yet, and does not count it twice', () => {
    const gate = new BudgetGate(budget(2), never);
    const ticket = gate.enter(pod('a'));
    gate.update(budget(2));
    expect(gate.enter(pod('b'))).toBeDefined();
    expect(gate.isOpen()).toBe(false);
    gate.update(budget(1, { disruptedPods: { a: 'now', b: 'now' } }));
    expect(gate.isOpen()).toBe(true);
    if (ticket) gate.leave(ticket, 'passed');
    expect(gate.isOpen()).toBe(true);
    expect(gate.lastPassed).toBeDefined();
  });

  it('is closed after a refusal until there is news', () => {
    const gate = new BudgetGate(budget(1), never);
    const ticket = gate.enter(pod('a'));
    if (ticket) gate.leave(ticket, 'refused');
    expect(gate.enter(pod('a'))).toBeUndefined();
    gate.update(budget(1));
    const second = gate.enter(pod('a'));
    gate.update(budget(1));
    // The news is newer than the refusal.
    if (second) gate.leave(second, 'refused');
    expect(gate.isOpen()).toBe(true);
  });

  it('is tried again soon when the news of an eviction may have been missed', () => {
    const gate = new BudgetGate(budget(1), never);
    const ticket = gate.enter(pod('a'));
    // The list after a broken watch: the eviction was shown and is over.
    gate.update(budget(1));
    if (ticket) gate.leave(ticket, 'passed');
    expect(gate.isOpen()).toBe(false);
    expect(gate.triesAt).toBeLessThanOrEqual(Date.now() + 1_000);
    // Nothing was missed where no news came between question and answer.
    const other = new BudgetGate(budget(1), never);
    const only = other.enter(pod('a'));
    if (only) other.leave(only, 'passed');
    expect(other.triesAt).toBeGreaterThan(Date.now() + 30_000);
  });

  it('gives back what was not used', () => {
    const gate = new BudgetGate(budget(1), never);
    const ticket = gate.enter(pod('a'));
    if (ticket) gate.leave(ticket, 'unused');
    expect(gate.isOpen()).toBe(true);
  });

  it('is closed while the API server has not looked at a change', () => {
    const changed = budget(3);
    changed.metadata.generation = 2;
    expect(new BudgetGate(changed, never).isOpen()).toBe(false);
  });
});

it('puts a budget into words', () => {
  expect(
    budgetInWords(budget(1, { currentHealthy: 3, desiredHealthy: 2 })),
  ).toBe('budget shop/web allows 1 more disruption (3 healthy, 2 needed)');
});
