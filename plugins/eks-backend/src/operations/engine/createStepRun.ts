import { AuditTrail } from '../../audit/AuditTrail';
import { Act, StepMemory, StepRun } from '../kind';
import { currentStep, OperationRecord, StepRecord } from '../record';
import { withEvents } from '../transitions/stating';
import { actUnderLease } from './actUnderLease';
import { OperationSession } from './OperationSession';
import { ProgressWriter } from './ProgressWriter';

/** What a run works with besides the operation. */
export interface StepRunOptions {
  session: OperationSession;
  progress: ProgressWriter;
  trail: Pick<AuditTrail, 'record'>;
  /** What people, and the audit record, may be told about an error. */
  describe: (error: unknown) => string;
}

/** What a step sees of the operation, and may do. */
export function createStepRun(options: StepRunOptions): StepRun {
  const { session, progress, trail, describe } = options;
  const { record, signal } = session;
  const step = currentStep(record);
  if (!step) throw new Error(`Operation ${record.id} has no step to run`);
  const { chosen } = step;
  let memory: StepMemory = structuredClone(step.memory);

  return {
    operation: {
      id: record.id,
      input: record.input,
      title: record.title,
      target: record.target,
      environment: record.environment,
      requestedBy: record.requestedBy,
      createdAt: record.createdAt,
    },
    get memory() {
      return memory;
    },
    memoryOf: stepId =>
      structuredClone(
        record.steps.find(({ id }) => id === stepId)?.memory ?? {},
      ),
    hasSucceeded: stepId =>
      record.steps.some(
        ({ id, state }) => id === stepId && state === 'succeeded',
      ),
    async remember(kept) {
      await session.write(stored => {
        memoryHolder(stored, step.id).memory = structuredClone(kept);
        return withEvents(stored);
      });
      memory = structuredClone(kept);
    },
    choice: chosen?.id,
    startedAt: step.startedAt ? new Date(step.startedAt) : session.now(),
    signal,
    async act<T>(
      act: Act,
      run: () => Promise<T>,
      shortfallOf?: (result: T) => string | undefined,
    ): Promise<T> {
      signal.throwIfAborted();
      const result = await trail.record(
        intentOf(record, step, act),
        () => actUnderLease({ session, step, act, describe }, run),
        describe,
        shortfallOf,
      );
      session.requireLease();
      return result;
    },
    progress: (detail, reason) => progress.show({ detail, reason }),
    async note(message) {
      await session.write(stored =>
        withEvents(stored, { type: 'note', stepId: step.id, message }),
      );
    },
    now: () => session.now(),
  };
}

function memoryHolder(record: OperationRecord, id: string): StepRecord {
  const found = record.steps.find(step => step.id === id);
  if (!found) throw new Error(`Operation ${record.id} has no step ${id}`);
  return found;
}

/**
 * The requester answers for the operation, and who cancels it for what is taken
 * back; who approved and who chose is said as well.
 */
function intentOf(record: OperationRecord, step: StepRecord, act: Act) {
  const { accountId, region, name, clusterName } = record.target;
  const isUndo = record.state === 'cancelling';
  const { requestedBy, cancelledBy } = record;
  return {
    eventId: act.eventId,
    severity: act.severity ?? ('high' as const),
    principal: (isUndo && cancelledBy) || requestedBy,
    subject: {
      operationId: record.id,
      stepId: step.id,
      accountId,
      region,
      ...(clusterName ? { clusterName } : { target: name }),
      ...(record.approval.by && { approvedBy: record.approval.by }),
      ...(step.chosen && {
        choice: step.chosen.id,
        chosenBy: step.chosen.by,
      }),
      ...(isUndo && { undo: true, requestedBy, cancelledBy }),
      ...act.subject,
    },
  };
}
