import { Budget, LabelSelector, Pod } from '../api';

/**
 * Whether a budget of `policy/v1` selects a pod: without a selector it selects
 * none, with an empty one all of its namespace.
 */
export function selects(budget: Budget, pod: Pod): boolean {
  const selector = budget.spec?.selector;
  return (
    selector !== undefined &&
    budget.metadata.namespace === pod.metadata.namespace &&
    matchesLabels(selector, pod.metadata.labels ?? {})
  );
}

function matchesLabels(
  { matchLabels = {}, matchExpressions = [] }: LabelSelector,
  labels: Record<string, string>,
): boolean {
  return (
    Object.entries(matchLabels).every(
      ([key, value]) => labels[key] === value,
    ) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      switch (operator) {
        case 'In':
          return value !== undefined && values.includes(value);
        case 'NotIn':
          return value === undefined || !values.includes(value);
        case 'Exists':
          return value !== undefined;
        case 'DoesNotExist':
          return value === undefined;
        default:
          return false;
      }
    })
  );
}
