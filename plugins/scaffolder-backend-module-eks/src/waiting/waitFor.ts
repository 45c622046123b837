import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { endedStates, Operation } from '@xkf/backstage-plugin-eks-common';
import { inWords, isPassing } from '../operation/inWords';
import { sleep } from '../operation/sleep';
import { progressWords } from './progressWords';
import { pullRequestUrls } from './pullRequestUrls';

const SHORTEST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 30_000;

const participles = {
  ended: 'ended',
  approved: 'been approved',
  'pull-request': 'opened a pull request',
};

/** What is waited for, and how long. */
export interface Waiting {
  read(): Promise<Operation>;
  until: 'ended' | 'approved' | 'pull-request';
  timeoutMs: number;
  /** Page of the operation. */
  url: string;
  logger: LoggerService;
  signal: AbortSignal | undefined;
}

/**
 * Looks at an operation, seldom when it takes long, until what is waited for has
 * happened, and tells each change to the log.
 * @throws ConflictError when it failed, was cancelled, or the time is over
 * @throws the signal's reason when the task is cancelled
 */
export async function waitFor(waiting: Waiting): Promise<Operation> {
  const { until, timeoutMs, url, logger, signal } = waiting;
  const begin = Date.now();
  const deadline = begin + timeoutMs;
  let told = '';
  const tell = (words: string) => {
    if (words !== told) logger.info(words);
    told = words;
  };
  for (;;) {
    const operation = await readOrTell(waiting, tell);
    signal?.throwIfAborted();
    if (operation) {
      tell(progressWords(operation, url));
      if (isReached(operation, until, url)) return operation;
    }
    const left = deadline - Date.now();
    if (left <= 0) {
      throw new ConflictError(
        `It has not ${participles[until]} in the time that this step waits. The operation goes on: ${url}`,
      );
    }
    const pause = Math.max(SHORTEST_PAUSE_MS, (Date.now() - begin) / 20);
    await sleep(Math.min(pause, LONGEST_PAUSE_MS, left), signal);
  }
}

async function readOrTell(
  { read }: Waiting,
  tell: (words: string) => void,
): Promise<Operation | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!isPassing(error)) throw error;
    tell(`The operation cannot be read now. ${inWords(error).message}`);
    return undefined;
  }
}

function isReached(
  operation: Operation,
  until: Waiting['until'],
  url: string,
): boolean {
  const { state, title, reason, approval } = operation;
  if (state === 'succeeded') return true;
  if (endedStates.has(state)) {
    throw new ConflictError(
      `"${title}" has ${state === 'failed' ? 'failed' : 'been cancelled'}. ${reason ? `${reason} ` : ''}See ${url}`,
    );
  }
  if (state === 'cancelling' || until === 'ended') return false;
  return until === 'approved'
    ? !approval.required || approval.by !== undefined
    : pullRequestUrls(operation).length > 0;
}
