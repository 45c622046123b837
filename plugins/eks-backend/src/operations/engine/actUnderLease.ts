import { Act } from '../kind';
import { NewEvent, StepRecord } from '../record';
import { beginStep } from '../transitions/outcomes';
import { withEvents } from '../transitions/stating';
import { InterruptedError } from './InterruptedError';
import { OperationSession } from './OperationSession';

/** An act with what it needs to be told of. */
interface Acting {
  session: OperationSession;
  step: StepRecord;
  act: Act;
  /** What people may be told about an error. */
  describe: (error: unknown) => string;
}

/**
 * Says in the history what is about to be done, unless it is tried again, does it,
 * and says what came of it where it did not go well.
 * @throws LeaseLostError before the act when another replica has the operation
 * @throws what `run` throws
 */
export async function actUnderLease<T>(
  { session, step, act, describe }: Acting,
  run: () => Promise<T>,
): Promise<T> {
  const { signal } = session;
  const end = session.beginAct(act.message);
  let isSaid = false;
  let isBegun = false;
  try {
    await session.write((stored, at) => {
      isSaid = stored.request === undefined;
      if (!isSaid) return undefined;
      const { message } = act;
      const line = { type: 'act', stepId: step.id, message } as const;
      const lines = act.again ? [] : [line];
      return withEvents(stored, ...beginStep(stored, at), ...lines);
    });
    session.requireLease();
    signal.throwIfAborted();
    isBegun = true;
    return await run();
  } catch (error) {
    end();
    if (isSaid && !session.isLost) {
      const isBrokenOff = signal.reason instanceof InterruptedError;
      await tell(describe(error), { isBegun, isBrokenOff });
    }
    throw error;
  } finally {
    end();
  }

  async function tell(
    words: string,
    how: { isBegun: boolean; isBrokenOff: boolean },
  ): Promise<void> {
    try {
      await session.write(stored => {
        const own = stored.steps.find(({ id }) => id === step.id);
        // The step that fails of it says the same.
        if (own && !how.isBrokenOff) own.said = words;
        return withEvents(stored, outcomeOf(step, words, how));
      });
    } catch {
      // The write after the run meets the same trouble and tells of it.
    }
  }
}

function outcomeOf(
  { id }: StepRecord,
  words: string,
  { isBegun, isBrokenOff }: { isBegun: boolean; isBrokenOff: boolean },
): NewEvent {
  if (!isBegun) {
    return { type: 'note', stepId: id, message: `Not done: ${words}` };
  }
  return isBrokenOff
    ? {
        type: 'note',
        stepId: id,
        message: `Broken off, so what came of it is not known: ${words}`,
      }
    : { type: 'problem', stepId: id, message: `Failed: ${words}` };
}
