import { AuditTrail } from '../../audit/AuditTrail';
import { Act, StepMemory, StepRun } from '../kind';
import { currentStep, OperationRecord, StepRecord } from '../record';
import { beginStep } from '../transitions/outcomes';
import { withEvents } from '../transitions/stating';
import { OperationSession } from './OperationSession';
import { ProgressWriter } from './ProgressWriter';

/** What a run works with besides the operation. */
export interface StepRunOptions {
  session: OperationSession;
  progress: ProgressWriter;
  trail: Pick<AuditTrail, 'record'>;
  /** What people, and the audit record, may be told about an error. */
  describe: (error: unknown) => string;
  now: () => Date;
}

/** What a step sees of the operation, and may do. */
export function createStepRun(options: StepRunOptions): StepRun {
  const { session, progress, trail, describe, now } = options;
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
      cluster: record.cluster,
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
    async remember(kept) {
      await session.write(stored => {
        memoryHolder(stored, step.id).memory = structuredClone(kept);
        return withEvents(stored);
      });
      memory = structuredClone(kept);
    },
    choice: chosen?.id,
    startedAt: step.startedAt ? new Date(step.startedAt) : now(),
    signal,
    async act<T>(act: Act, run: () => Promise<T>): Promise<T> {
      signal.throwIfAborted();
      return trail.record(
        intentOf(record, step, act),
        async () => {
          await session.write((stored, at) =>
            stored.request
              ? undefined
              : withEvents(stored, ...beginStep(stored, at), {
                  type: 'act',
                  stepId: step.id,
                  message: act.message,
                }),
          );
          signal.throwIfAborted();
          return run();
        },
        describe,
      );
    },
    progress: (detail, reason) => progress.show({ detail, reason }),
    async note(message) {
      await session.write(stored =>
        withEvents(stored, { type: 'note', stepId: step.id, message }),
      );
    },
    now,
  };
}

function memoryHolder(record: OperationRecord, id: string): StepRecord {
  const found = record.steps.find(step => step.id === id);
  if (!found) throw new Error(`Operation ${record.id} has no step ${id}`);
  return found;
}

/** The requester answers for the operation; who approved and who chose is said as well. */
function intentOf(record: OperationRecord, step: StepRecord, act: Act) {
  const { accountId, region, clusterName } = record.cluster;
  return {
    eventId: act.eventId,
    severity: act.severity ?? ('high' as const),
    principal: record.requestedBy,
    subject: {
      operationId: record.id,
      stepId: step.id,
      accountId,
      region,
      clusterName,
      ...(record.approval.by && { approvedBy: record.approval.by }),
      ...(step.chosen && {
        choice: step.chosen.id,
        chosenBy: step.chosen.by,
      }),
      ...(record.state === 'cancelling' && { undo: true }),
      ...act.subject,
    },
  };
}
