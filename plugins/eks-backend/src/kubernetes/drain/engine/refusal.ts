import { ApiStatusError } from '../../connections';

const LONGEST_QUOTE = 300;

/** Why an eviction did not happen. */
export type Refusal =
  /** The pod does not exist any more. */
  | { is: 'gone' }
  /** Its budget allows none now, or the API server has not looked at the budget's change yet. */
  | { is: 'budget'; cause: string; retryAfterMs?: number }
  /** The API server has too much to do (priority and fairness). */
  | { is: 'throttled'; retryAfterMs: number }
  /** Too many changed the budget at once. */
  | { is: 'budget-conflict' }
  /** Another pod may have the name now. */
  | { is: 'conflict' }
  /** The namespace is being deleted, and its pods with it. */
  | { is: 'namespace-ending' }
  /** More than one budget selects the pod, which the eviction API does not serve. */
  | { is: 'overlap' }
  /** The portal lacks the right. */
  | { is: 'forbidden' }
  /** Something in the cluster, such as an admission webhook, said no. */
  | { is: 'denied'; message: string }
  /** A fault of the API server; nobody knows whether the pod was evicted. */
  | { is: 'server-error'; status: number; retryAfterMs?: number };

interface Status {
  message?: string;
  reason?: string;
  details?: {
    kind?: string;
    causes?: { reason?: string; message?: string }[];
  };
}

/**
 * Tells the refusals of the eviction API apart
 * (kube-apiserver pkg/registry/core/pod/storage/eviction.go).
 */
export function refusalOf(error: ApiStatusError): Refusal {
  const status = statusIn(error.body);
  const message = status.message ?? '';
  const cause = (reason: string) =>
    status.details?.causes?.find(each => each.reason === reason);
  const retryAfter = retryAfterMsOf(error);
  const waits = retryAfter === undefined ? {} : { retryAfterMs: retryAfter };

  switch (error.code) {
    case 404:
      return { is: 'gone' };
    case 429: {
      const budget = cause('DisruptionBudget');
      return budget || /disruption budget/.test(message)
        ? { is: 'budget', cause: budget?.message ?? message, ...waits }
        : { is: 'throttled', retryAfterMs: retryAfter ?? 1_000 };
    }
    case 409:
      return status.details?.kind === 'poddisruptionbudgets'
        ? { is: 'budget-conflict' }
        : { is: 'conflict' };
    case 403:
      if (cause('NamespaceTerminating')) return { is: 'namespace-ending' };
      return /cannot create resource "pods\/eviction"/.test(message)
        ? { is: 'forbidden' }
        : { is: 'denied', message: quoted(message) };
    default:
  }
  if (/more than one PodDisruptionBudget/i.test(message)) {
    return { is: 'overlap' };
  }
  if (error.code < 500 || /webhook/i.test(message)) {
    return { is: 'denied', message: quoted(message) };
  }
  return { is: 'server-error', status: error.code, ...waits };
}

function statusIn(body: string): Status {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

/** Only seconds: the API server sends no dates. */
function retryAfterMsOf({ headers }: ApiStatusError): number | undefined {
  const value = headers['retry-after'];
  const seconds = Number(Array.isArray(value) ? value[0] : value);
  if (value === undefined || !Number.isFinite(seconds)) return undefined;
  return Math.min(Math.max(seconds, 0), 60) * 1_000;
}

function quoted(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_QUOTE
    ? `${line.slice(0, LONGEST_QUOTE)} …`
    : line;
}
