import { AwsReadError } from './AwsReadError';
import { AwsPlace, describeAwsError, isNotFound } from './problems';

/** A list longer than this ends with an error rather than never. */
const MAX_PAGES = 200;

/** Makes calls through the AWS SDK within the limits of one piece of work. */
export class SdkCalls {
  readonly #place: AwsPlace;
  readonly #signal: AbortSignal;

  /** @param signal - bounds all calls */
  constructor(place: AwsPlace, signal: AbortSignal) {
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
