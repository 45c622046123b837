import { OperationInput } from '@xkf/backstage-plugin-eks-common';
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
  const { accountId, region, clusterName } = input;
  const arn = `arn:aws:eks:${region}:${accountId}:cluster/${clusterName}`;
  const at = new Date().toISOString();
  return {
    id: randomUUID(),
    kind: input.kind,
    title: kind.title(input),
    cluster: { accountId, region, clusterName, arn },
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
    activeKey: arn,
    nextCheckAt: 0,
    ...changes,
  };
}
