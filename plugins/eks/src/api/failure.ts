import { isError, ResponseError } from '@backstage/errors';

/** Why a call to the backend gave no answer, as far as the reader can act on it. */
export type FailureKind =
  | 'forbidden'
  | 'unauthenticated'
  | 'not-found'
  | 'refused'
  | 'conflict'
  | 'unavailable'
  | 'offline'
  | 'mismatch'
  | 'unknown';

export interface Failure {
  kind: FailureKind;
  /** The backend's own sentence where it gave one. */
  message: string;
}

const kindByStatus: Record<number, FailureKind> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  429: 'unavailable',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

function kindOfStatus(status: number): FailureKind {
  const known = kindByStatus[status];
  if (known) return known;
  return status < 500 ? 'refused' : 'unknown';
}

/** Reads what an error of the client means. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ResponseError) {
    return {
      kind: kindOfStatus(error.statusCode),
      message: error.body.error.message,
    };
  }
  if (!isError(error)) {
    return { kind: 'unknown', message: String(error) };
  }
  // An answer or request that does not fit the schemas of the contract.
  if (/ZodError$/.test(error.name)) return { kind: 'mismatch', message: '' };
  // What `fetch` throws when the backend cannot be reached at all.
  if (error.name === 'TypeError') {
    return { kind: 'offline', message: error.message };
  }
  return { kind: 'unknown', message: error.message };
}

/** How the backend begins its sentence where the reader lacks a permission of the portal. */
const PORTAL_REFUSAL = /^This needs the permission (\S+)\./;

/** The permission of the portal that the reader lacks; undefined where another thing refused. */
export function missingPermission({
  kind,
  message,
}: Failure): string | undefined {
  return kind === 'forbidden' ? PORTAL_REFUSAL.exec(message)?.[1] : undefined;
}

/** True where the portal refused, not AWS, Kubernetes or the Git host behind it. */
export function isPortalRefusal(failure: Failure): boolean {
  return missingPermission(failure) !== undefined;
}

/** True where asking again at once can give another answer. */
export function isWorthRetrying(error: unknown): boolean {
  const { kind } = failureOf(error);
  return kind === 'unavailable' || kind === 'offline' || kind === 'unknown';
}
