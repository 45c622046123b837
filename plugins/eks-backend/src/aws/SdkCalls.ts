import { AwsReadError } from './AwsReadError';
import { AwsAccount, describeAwsError, isNotFound } from './problems';

/** A list longer than this ends with an error rather than never. */
const MAX_PAGES = 200;

/** Makes calls through the AWS SDK within the limits of one piece of work. */
export class SdkCalls {
  readonly #place: AwsAccount & { region?: string };
  readonly #signal: AbortSignal;

  /**
   * @param place - without a region where the service is global
   * @param signal - bounds all calls
   */
  constructor(place: AwsAccount & { region?: string }, signal: AbortSignal) {
    this.#place = place;
    this.#signal = signal;
  }

  /** Reads a list to its last page. */
  async list<TPage, TItem>(
    action: string,
    pages: AsyncIterator<TPage>,
    itemsOf: (page: TPage) => TItem[] | undefined,
  ): Promise<TItem[]> {
    const items: TItem[] = [];
    try {
      for (let n = 0; n < MAX_PAGES; n++) {
        const next = await this.#bounded(pages.next());
        if (next.done) return items;
        items.push(...(itemsOf(next.value) ?? []));
      }
    } catch (error) {
      throw this.explain(error, action);
    }
    throw this.explain(new Error(`more than ${MAX_PAGES} pages`), action);
  }

  /** Reads a list of what belongs to a thing; empty when that does not exist. */
  async listOf<TPage, TItem>(
    action: string,
    pages: AsyncIterator<TPage>,
    itemsOf: (page: TPage) => TItem[] | undefined,
  ): Promise<TItem[]> {
    try {
      return await this.list(action, pages, itemsOf);
    } catch (error) {
      const isGone =
        error instanceof AwsReadError && error.problem.kind === 'not-found';
      if (isGone) return [];
      throw error;
    }
  }

  /** Reads one thing; undefined when it does not exist. */
  async describe<T>(
    action: string,
    call: (options: { abortSignal: AbortSignal }) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    try {
      return await this.send(call);
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw this.explain(error, action);
    }
  }

  /** Makes one call; what it throws is not explained. */
  send<T>(
    call: (options: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    return this.#bounded(call({ abortSignal: this.#signal }));
  }

  /** The error in words. */
  explain(error: unknown, action: string): AwsReadError {
    const problem = describeAwsError(error, action, this.#place);
    return new AwsReadError(problem, error);
  }

  /**
   * The SDK's paginators take no signal for each page, and obtaining credentials
   * takes none at all.
   */
  #bounded<T>(work: Promise<T>): Promise<T> {
    const signal = this.#signal;
    if (signal.aborted) {
      work.catch(() => undefined);
      return Promise.reject(signal.reason);
    }
    return new Promise((resolve, reject) => {
      const abort = () => reject(signal.reason);
      signal.addEventListener('abort', abort, { once: true });
      work
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', abort));
    });
  }
}
