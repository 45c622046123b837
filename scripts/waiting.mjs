import { Problem } from './problem.mjs';

const pauseMs = 250;
const requestLimit = 5000;

/**
 * Asks an address.
 *
 * @returns whether it answers 2xx with the expected text, and else in words what came
 */
async function ask(url, text) {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(requestLimit),
    });
    const body = await response.text();
    const fits = response.ok && body.includes(text);
    return { fits, words: `answered ${response.status} ${excerptOf(body)}` };
  } catch (error) {
    return { fits: false, words: `failed: ${causeOf(error)}` };
  }
}

const excerptOf = body => body.replace(/\s+/g, ' ').trim().slice(0, 200);

const causeOf = error =>
  error.cause?.message || error.cause?.code || error.message;

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
  let answer = await ask(url, text);
  while (!answer.fits) {
    if (signal?.aborted) throw new Problem('Stopped.');
    if (ended) throw new Problem(deathMessage(child));
    if (Date.now() > deadline) {
      throw new Problem(
        `${child.tail()}\n\nThe ${child.name} was not ready within ${
          limit / 1000
        } s: ${url} ${answer.words} (whole log: ${child.log}).`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, pauseMs));
    answer = await ask(url, text);
  }
  // Something else may have the port.
  if (ended) throw new Problem(deathMessage(child));
}

/** What to say when a child process has ended by itself. */
export function deathMessage(child) {
  return `${child.tail()}\n\nThe ${child.name} has ended (whole log: ${child.log}).`;
}
