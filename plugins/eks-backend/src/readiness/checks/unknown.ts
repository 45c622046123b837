import { Known, ReadinessFinding } from '@xkf/backstage-plugin-eks-node';

/** Judges a fact that is known; else says that it was not evaluated, and why. */
export function judge<T>(
  fact: Known<T>,
  found: (value: T) => ReadinessFinding[],
): ReadinessFinding[] {
  return 'problem' in fact
    ? [{ state: 'notEvaluated', message: fact.problem }]
    : found(fact.value);
}
