import {
  Operation,
  OperationStep,
  OperationSummary,
} from '@xkf/backstage-plugin-eks-common';
import { OperationKind } from './kind';
import { currentStep, OperationRecord, StepRecord } from './record';
import { hasUndo } from './transitions/undoing';

/** An operation as lists show it. */
export function toSummary(record: OperationRecord): OperationSummary {
  const { id, kind, title, target, alsoTargets, environment } = record;
  const { state, reason } = record;
  const { requestedBy, owner, createdAt, updatedAt, endedAt, steps } = record;
  const step = endedAt ? undefined : currentStep(record);
  return {
    id,
    kind,
    title,
    target,
    alsoTargets,
    environment,
    state,
    reason,
    requestedBy,
    owner,
    createdAt,
    updatedAt,
    endedAt,
    currentStep: step && {
      id: step.id,
      title: step.title,
      failures: step.failures,
    },
    steps: {
      total: steps.length,
      done: steps.filter(({ state: one }) => one === 'succeeded').length,
    },
  };
}

/**
 * As lists show it to somebody from whom some of its targets are hidden: the
 * reason may name what runs there.
 */
export function toPartSummary(record: OperationRecord): OperationSummary {
  return { ...toSummary(record), reason: undefined };
}

/** An operation with its steps, and what can be done with it. */
export function toOperation(
  record: OperationRecord,
  kinds: readonly OperationKind[],
): Operation {
  const { steps: _counts, ...summary } = toSummary(record);
  return {
    ...summary,
    input: record.input,
    approval: record.approval,
    steps: record.steps.map(toStep),
    actions: actionsOf(record, kinds),
    version: record.version,
  };
}

function toStep(step: StepRecord): OperationStep {
  const { id, title, state, reason, startedAt, endedAt, nextCheckAt } = step;
  const { usualSeconds, failures, choices, detail } = step;
  return {
    id,
    title,
    state,
    reason,
    startedAt,
    endedAt,
    nextCheckAt,
    usualSeconds,
    failures,
    choices,
    detail,
  };
}

function actionsOf(
  record: OperationRecord,
  kinds: readonly OperationKind[],
): Operation['actions'] {
  const { state, request } = record;
  const step = currentStep(record);
  const action = (
    name: Operation['actions'][number]['name'],
    title: string,
    when: boolean,
  ) => (when ? [{ name, title, dangerous: name === 'cancel' }] : []);
  const isMoving = ['planned', 'running', 'waiting', 'blocked'].includes(state);
  const isIdle = step?.state === 'waiting' || step?.state === 'blocked';
  const canCancel =
    isMoving || state === 'needs-approval' || state === 'paused';
  return [
    ...action('approve', 'Approve', state === 'needs-approval'),
    ...action('pause', 'Pause', isMoving && !request),
    ...action(
      'resume',
      'Resume',
      state === 'paused' || request?.name === 'pause',
    ),
    ...action(
      'retry',
      state === 'failed' ? 'Try the failed step again' : 'Try again now',
      !request &&
        (state === 'failed' ||
          state === 'waiting' ||
          state === 'blocked' ||
          (state === 'cancelling' && isIdle)),
    ),
    ...action(
      'cancel',
      cancelTitle(record, kinds),
      (canCancel && request?.name !== 'cancel') ||
        (state === 'failed' && hasUndo(record)),
    ),
  ];
}

/** "Cancel and uncordon 3 nodes". */
function cancelTitle(
  record: OperationRecord,
  kinds: readonly OperationKind[],
): string {
  const kind = kinds.find(one => one.kind === record.kind);
  const steps = kind?.steps(record.input) ?? [];
  const undone = record.steps
    .filter(({ startedAt, undone: isUndone }) => startedAt && !isUndone)
    .flatMap(
      ({ id, memory }) =>
        steps.find(step => step.id === id)?.undoTitle?.(memory) ?? [],
    );
  const what = [...new Set(undone)].join(', ');
  return what ? `Cancel and ${what}` : 'Cancel';
}
