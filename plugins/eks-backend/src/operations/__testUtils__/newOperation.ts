import {
  clusterTarget,
  OperationInput,
  OperationTarget,
} from '@xkf/backstage-plugin-eks-common';
import { randomUUID } from 'node:crypto';
import { OperationKind } from '../kind';
import { OperationRecord } from '../record';

/**
 * An operation that has just been started, as the planner makes it; give it to
 * `OperationStore.add`.
 */
export function newOperation(
  kind: OperationKind,
  input: OperationInput,
  changes: Partial<OperationRecord> = {},
): OperationRecord {
  const [target, ...alsoTargets] = kind.targets(input);
  const at = new Date().toISOString();
  return {
    id: randomUUID(),
    kind: input.kind,
    title: kind.title(input),
    target,
    alsoTargets,
    environment: 'qa',
    state: 'planned',
    requestedBy: 'user:default/ada',
    createdAt: at,
    updatedAt: at,
    input,
    approval: { required: false },
    steps: kind.steps(input).map(step => ({
      id: step.id,
      title: step.title,
      state: 'planned',
      failures: 0,
      choices: [],
      memory: {},
      undoable: step.undo !== undefined,
    })),
    position: 0,
    planToken: 'token',
    version: 0,
    events: 0,
    nextCheckAt: 0,
    ...changes,
  };
}

/** One of any number of clusters, for operations that run beside each other. */
export function clusterNumber(n: number): OperationTarget {
  return clusterTarget({
    accountId: '222222222222',
    region: 'eu-west-1',
    clusterName: `qa-${n}`,
  });
}
