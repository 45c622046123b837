import {
  DrainNodeState,
  endedStates,
  Operation,
  OperationState,
  OperationStep,
  OperationSummary,
  PreflightFinding,
} from '@xkf/backstage-plugin-eks-common';
import { personsAsText } from '../operation/words/persons';
import { saidWords } from '../operation/words/said';
import { waitingWords } from '../operation/words/steps';
import { EksTranslate } from '../translation';
import { State } from './state';

type Look = Pick<State, 'tone' | 'icon'>;

const looks: Record<OperationState, Look> = {
  planned: { tone: 'neutral', icon: 'planned' },
  'needs-approval': { tone: 'warning', icon: 'person' },
  running: { tone: 'busy', icon: 'busy' },
  waiting: { tone: 'notice', icon: 'clock' },
  blocked: { tone: 'bad', icon: 'warning' },
  paused: { tone: 'warning', icon: 'paused' },
  cancelling: { tone: 'busy', icon: 'undo' },
  succeeded: { tone: 'good', icon: 'ok' },
  failed: { tone: 'bad', icon: 'error' },
  cancelled: { tone: 'neutral', icon: 'stopped' },
};

/**
 * How an operation, or one of its steps, stands. What an operation waits for is said
 * in short where its step tells it; whole sentences stand beside it, and here on hover.
 */
export function operationState(
  t: EksTranslate,
  operation: Pick<OperationSummary, 'state'> &
    Partial<Pick<OperationSummary, 'reason' | 'currentStep' | 'kind'>>,
): State {
  const { state, reason, currentStep, kind } = operation;
  return {
    ...looks[state],
    word:
      state === 'waiting'
        ? waitingWords(t, currentStep, kind)
        : t(`state.operation.${state}`),
    ...(reason && { hint: personsAsText(saidWords(t, reason)) }),
  };
}

/** How a step stands; one that never began has nothing planned any more once its operation is over. */
export function stepState(
  t: EksTranslate,
  step: OperationStep,
  operation: Pick<Operation, 'state'>,
): State {
  if (isNotRun(step, operation)) {
    return { tone: 'neutral', icon: 'none', word: t('state.operation.notRun') };
  }
  return operationState(t, {
    state: step.state,
    // What it waits for stands beside it, as a sentence.
    ...(step.failures > 0 && { currentStep: step }),
  });
}

/** Whether an operation ended, or is being cancelled, before this step. */
export function isNotRun(
  { state, startedAt }: OperationStep,
  operation: Pick<Operation, 'state'>,
): boolean {
  const isOver =
    endedStates.has(operation.state) || operation.state === 'cancelling';
  return isOver && !startedAt && (state === 'planned' || state === 'cancelled');
}

const findingLooks: Record<PreflightFinding['state'], Look> = {
  required: { tone: 'bad', icon: 'error' },
  notEvaluated: { tone: 'warning', icon: 'unknown' },
  recommended: { tone: 'notice', icon: 'note' },
  passed: { tone: 'good', icon: 'ok' },
};

/** What a check before an operation found. */
export function findingState(
  t: EksTranslate,
  state: PreflightFinding['state'],
): State {
  return { ...findingLooks[state], word: t(`state.finding.${state}`) };
}

const drainLooks: Record<DrainNodeState, Look> = {
  ready: { tone: 'good', icon: 'ok' },
  'not-ready': { tone: 'bad', icon: 'error' },
  cordoned: { tone: 'warning', icon: 'stopped' },
  draining: { tone: 'busy', icon: 'busy' },
  drained: { tone: 'notice', icon: 'none' },
  skipped: { tone: 'warning', icon: 'skipped' },
  gone: { tone: 'neutral', icon: 'gone' },
};

/** A node on its way out. */
export function drainNodeState(t: EksTranslate, state: DrainNodeState): State {
  return { ...drainLooks[state], word: t(`state.node.${state}`) };
}

const blockerLooks = {
  blocks: { tone: 'bad', icon: 'warning' },
  asks: { tone: 'warning', icon: 'person' },
  note: { tone: 'notice', icon: 'note' },
} as const;

/** How much something stands in the way of a drain. */
export function blockerState(
  t: EksTranslate,
  severity: keyof typeof blockerLooks,
): State {
  return { ...blockerLooks[severity], word: t(`state.blocker.${severity}`) };
}
