import { HostFailure } from './HostFailure';
import { retryAfterMs } from './retryAfter';
import { hostWords } from './words';

export interface RawAnswer {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** What is needed to judge an answer besides itself. */
export interface AnswerContext {
  write: boolean;
  nowMs: number;
  secrets: readonly string[];
}

/** Words of GitHub for limits that it answers with 403 and no header of their own. */
const LIMIT_WORDS = /rate limit|abuse detection/i;

/** @returns why the answer is a failure, or undefined when it is none */
export function failureOf(
  { status, headers, body }: RawAnswer,
  { write, nowMs, secrets }: AnswerContext,
): HostFailure | undefined {
  const isPage = /^text\/html\b/i.test(headers.get('content-type') ?? '');
  const fail = (reason: HostFailure['reason'], withWords = false) =>
    new HostFailure({
      reason,
      status,
      write,
      words: withWords ? hostWords(body.toString('utf8'), secrets) : undefined,
      retryAfterMs: ['limited', 'server'].includes(reason)
        ? retryAfterMs(headers, nowMs)
        : undefined,
    });
  // Azure DevOps answers 203 with its sign-in page to a token it does not accept.
  if (status === 203) return fail('sign-in');
  if (status >= 300 && status < 400) {
    return fail(leadsToSignIn(headers) ? 'sign-in' : 'moved');
  }
  if (status >= 200 && status < 300) {
    return isPage ? fail('sign-in') : undefined;
  }
  if (status === 429) return fail('limited');
  if (status === 403) {
    const limited =
      headers.has('retry-after') ||
      headers.get('x-ratelimit-remaining')?.trim() === '0' ||
      LIMIT_WORDS.test(body.toString('utf8'));
    return limited ? fail('limited') : fail('forbidden', true);
  }
  if (status === 401) return fail('unauthorized');
  if (status === 404 || status === 410) return fail('missing', true);
  if (status === 408) return fail('timeout');
  if (status >= 500) return fail('server');
  return fail('refused', true);
}

function leadsToSignIn(headers: Headers): boolean {
  return /signin|sign_in|login|oauth/i.test(headers.get('location') ?? '');
}
