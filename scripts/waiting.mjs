import { Problem } from './problem.mjs';

const pauseMs = 250;
const requestLimit = 5000;

/** Whether an address answers 2xx with the expected text. */
async function answersWith(url, text) {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(requestLimit),
    });
    const body = await response.text();
    return response.ok && body.includes(text);
  } catch {
    return false;
  }
}

/**
 * Waits until an address answers, the child behind it ends, or the time is
 * over.
 *
 * @param {{ url: string, text?: string, child: { name: string, log: string,
 *   exit: Promise<number>, tail: () => string }, limit: number,
 *   signal?: AbortSignal }} options - `limit` in milliseconds
 * @throws Problem with the tail of the child's log
 */
export async function waitForAnswer({ url, text = '', child, limit, signal }) {
  let ended = false;
  child.exit.then(() => {
    ended = true;
  });
  const deadline = Date.now() + limit;
  while (!(await answersWith(url, text))) {
    if (signal?.aborted) throw new Problem('Stopped.');
    if (ended) throw new Problem(deathMessage(child));
    if (Date.now() > deadline) {
      throw new Problem(
        `${child.tail()}\n\nThe ${child.name} did not answer on ${url} within ${
          limit / 1000
        } s (whole log: ${child.log}).`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, pauseMs));
  }
}

/** What to say when a child process has ended by itself. */
export function deathMessage(child) {
  return `${child.tail()}\n\nThe ${child.name} has ended (whole log: ${child.log}).`;
}
