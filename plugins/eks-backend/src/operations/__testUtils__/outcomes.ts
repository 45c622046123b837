import { StepOutcome, StepRun } from '../kind';

export const done: StepOutcome = { is: 'done' };

/** Waits for something, a minute unless told otherwise. */
export const later = (
  reason: string,
  checkAgainAfter = 60_000,
): StepOutcome => ({ is: 'waiting', reason, checkAgainAfter });

/** A run that heeds its signal and does nothing else. */
export const endOfSignal = ({ signal }: StepRun) =>
  new Promise<never>((_resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason));
  });
