/**
 * Why a request to a Git host gave no usable answer.
 *
 * `refused`: the state of the repository forbids it (400, 405, 409, 412, 422).
 * `limited`: a rate limit, told by 429 or in another way.
 * `sign-in`: a page for people instead of an answer: the token is not accepted.
 * `moved`: a redirect, which is never followed.
 * `cut-off`: the answer ended early. `not-understood`: it is no valid answer.
 */
export type FailureReason =
  | 'no-credentials'
  | 'unauthorized'
  | 'forbidden'
  | 'missing'
  | 'refused'
  | 'limited'
  | 'server'
  | 'network'
  | 'timeout'
  | 'cut-off'
  | 'not-understood'
  | 'sign-in'
  | 'moved'
  | 'too-large';

/** Reasons after which nobody knows whether a write was carried out. */
const AMBIGUOUS: readonly FailureReason[] = [
  'server',
  'network',
  'timeout',
  'cut-off',
  'not-understood',
];

/**
 * A failed request. Stays inside this folder: `problems.ts` turns it into an
 * error of `@backstage/errors` before it reaches a caller.
 */
export class HostFailure extends Error {
  readonly reason: FailureReason;
  /** Absent when there was no answer. */
  readonly status: number | undefined;
  /** Whether the request would have changed something. */
  readonly write: boolean;
  /** What the host says, without secrets and at most 300 characters. */
  readonly words: string | undefined;
  /** How long the host asks to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(options: {
    reason: FailureReason;
    status?: number;
    write: boolean;
    words?: string;
    retryAfterMs?: number;
  }) {
    super(`Git host request failed: ${options.reason}`);
    this.name = 'HostFailure';
    this.reason = options.reason;
    this.status = options.status;
    this.write = options.write;
    this.words = options.words;
    this.retryAfterMs = options.retryAfterMs;
  }

  /** Whether a write may have been carried out although it failed. */
  get ambiguous(): boolean {
    return this.write && AMBIGUOUS.includes(this.reason);
  }
}

/** Whether the error is a failure for one of these reasons. */
export function failedWith(
  error: unknown,
  ...reasons: FailureReason[]
): error is HostFailure {
  return error instanceof HostFailure && reasons.includes(error.reason);
}
