/**
 * What went wrong, independent of the service. Each dialect has its own code and status for it,
 * since the same refusal is `ExpiredToken` in STS, `ExpiredTokenException` in EKS and `RequestExpired` in EC2.
 */
export type AwsFailure =
  | 'missing-authentication'
  | 'unknown-key'
  | 'wrong-signature'
  | 'expired-token'
  | 'access-denied'
  | 'throttled'
  | 'server-error'
  | 'not-found'
  | 'unknown-operation';

/** An error in the spelling of one service, as its model declares it. */
export class AwsError extends Error {
  override readonly name = 'AwsError';

  constructor(
    readonly code: string,
    message: string,
    readonly status: number = 400,
    /** Further members of the modelled error, such as `clusterName`. */
    readonly members: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** A failure that the dialect of the service spells out. */
export class AwsFailureError extends Error {
  override readonly name = 'AwsFailureError';

  constructor(
    readonly failure: AwsFailure,
    message: string,
    readonly status?: number,
  ) {
    super(message);
  }
}
