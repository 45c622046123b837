import { ConflictError } from '@backstage/errors';
import { setTimeout as pause } from 'node:timers/promises';
import { OperationRecord } from './record';
import { OperationReader } from './store/OperationReader';
import { askedNow } from './transitions/choosing';

const LOOK_AGAIN_MS = 100;
/** Looks that take longer go on without the person; the history says what came of it. */
const PATIENCE_MS = 5_000;

/**
 * Waits a while for what becomes of a choice that came while its step was looking
 * again: the step may come back with another question.
 * @returns the operation as it is then
 * @throws ConflictError when the choice came too late, with what is the case now
 */
export async function awaitChoice(
  reader: Pick<OperationReader, 'find'>,
  chosen: OperationRecord,
  stepId: string,
): Promise<OperationRecord> {
  const stepOf = ({ steps }: OperationRecord) =>
    steps.find(({ id }) => id === stepId);
  const choice = stepOf(chosen)?.chosen;
  if (!choice || !chosen.lease) return chosen;
  const deadline = performance.now() + PATIENCE_MS;
  let record = chosen;
  while (stepOf(record)?.chosen?.at === choice.at && record.lease) {
    if (performance.now() > deadline) return record;
    await pause(LOOK_AGAIN_MS);
    record = (await reader.find(chosen.id)) ?? record;
  }
  if (stepOf(record)?.late !== choice.at) return record;
  throw new ConflictError(
    `"${choice.title}" came too late: the step had looked again meanwhile, and nothing was done about it. ${askedNow(record)}`.trim(),
  );
}
