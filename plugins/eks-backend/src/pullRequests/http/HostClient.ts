import { z } from 'zod';
import { RawAnswer, failureOf } from './classify';
import { Clock } from './Clock';
import { HostFailure } from './HostFailure';
import { TrafficLimits } from './limits';
import { BodyTooLargeError, readBody } from './readBody';
import { withRetries } from './retries';

/** Headers that let the portal in, got anew for each request. */
export interface Credentials {
  headers: Record<string, string>;
  /** What must not be repeated to anybody. */
  secrets: readonly string[];
}

export interface HostClientOptions {
  /** Start of every address, without a trailing `/`. */
  baseUrl: string;
  /** Media type that is asked for where a request names none. */
  accept?: string;
  /** Sent with every request. */
  headers?: Record<string, string>;
  /** Added to every address; a request's own values win. */
  query?: HostRequest['query'];
  credentials(): Promise<Credentials>;
  limits: TrafficLimits;
  clock: Clock;
}

export interface HostRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base URL, with a leading `/`, each segment already encoded. */
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  accept?: string;
  /** A write that may be sent twice without harm. */
  repeatable?: boolean;
  /** Bound of the answer instead of the usual one. */
  maxBytes?: number;
  signal?: AbortSignal;
}

/**
 * Speaks HTTP with one Git host: bounded in time, attempts and size. Redirects
 * are not followed, so that credentials reach no other address.
 */
export class HostClient {
  constructor(private readonly options: HostClientOptions) {}

  /** @throws HostFailure, or the reason of the caller's signal */
  async send(request: HostRequest): Promise<RawAnswer> {
    return this.#retried(request, () => this.#once(request));
  }

  /** The answer's body in the given shape. @throws HostFailure */
  async json<T>(schema: z.ZodType<T>, request: HostRequest): Promise<T> {
    return this.#retried(request, async () =>
      parse(schema, await this.#once(request), isWrite(request)),
    );
  }

  /** As `json`, and undefined where the host has no such thing (404). */
  async jsonIfExists<T>(
    schema: z.ZodType<T>,
    request: HostRequest,
  ): Promise<T | undefined> {
    try {
      return await this.json(schema, request);
    } catch (error) {
      if (error instanceof HostFailure && error.reason === 'missing') {
        return undefined;
      }
      throw error;
    }
  }

  #retried<T>(request: HostRequest, act: () => Promise<T>): Promise<T> {
    const { limits, clock } = this.options;
    return withRetries(act, {
      repeatable: request.repeatable ?? !isWrite(request),
      limits,
      clock,
      signal: request.signal,
    });
  }

  async #once(request: HostRequest): Promise<RawAnswer> {
    const { limits, clock } = this.options;
    request.signal?.throwIfAborted();
    const write = isWrite(request);
    const { headers, secrets } = await this.options.credentials();
    const timeout = AbortSignal.timeout(limits.requestTimeoutMs);
    const signal = request.signal
      ? AbortSignal.any([request.signal, timeout])
      : timeout;
    let answer: RawAnswer;
    let begun = false;
    try {
      const response = await fetch(this.#address(request), {
        method: request.method ?? 'GET',
        redirect: 'manual',
        signal,
        headers: {
          accept: request.accept ?? this.options.accept ?? 'application/json',
          'user-agent': 'backstage-plugin-eks',
          ...(request.body === undefined
            ? {}
            : { 'content-type': 'application/json' }),
          ...this.options.headers,
          ...headers,
        },
        body:
          request.body === undefined ? undefined : JSON.stringify(request.body),
      });
      begun = true;
      answer = {
        status: response.status,
        headers: response.headers,
        body: await readBody(response, request.maxBytes ?? limits.answerBytes),
      };
    } catch (error) {
      request.signal?.throwIfAborted();
      if (error instanceof BodyTooLargeError) {
        throw new HostFailure({ reason: 'too-large', write });
      }
      if (timeout.aborted) throw new HostFailure({ reason: 'timeout', write });
      throw new HostFailure({ reason: begun ? 'cut-off' : 'network', write });
    }
    const failure = failureOf(answer, { write, secrets, nowMs: clock.now() });
    if (failure) throw failure;
    return answer;
  }

  #address({ path, query }: HostRequest): string {
    const pairs = Object.entries({ ...this.options.query, ...query })
      .filter(([, value]) => value !== undefined)
      .map(
        ([key, value]) =>
          `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`,
      );
    const search = pairs.length > 0 ? `?${pairs.join('&')}` : '';
    return `${this.options.baseUrl}${path}${search}`;
  }
}

function isWrite({ method = 'GET' }: HostRequest): boolean {
  return method !== 'GET';
}

function parse<T>(
  schema: z.ZodType<T>,
  { status, body }: RawAnswer,
  write: boolean,
): T {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw new HostFailure({ reason: 'cut-off', status, write });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new HostFailure({ reason: 'not-understood', status, write });
  }
  return parsed.data;
}
