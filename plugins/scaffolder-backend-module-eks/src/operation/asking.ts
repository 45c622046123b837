import { isPassing } from './inWords';
import { sleep } from './sleep';

const ATTEMPTS = 3;
const PAUSE_MS = 2000;

/** Asks again when the backend is away for a moment; for what may be asked twice. */
export async function asking<T>(
  question: () => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await question();
    } catch (error) {
      if (attempt === ATTEMPTS || !isPassing(error)) throw error;
      await sleep(attempt * PAUSE_MS, signal);
    }
  }
}
