import type { World } from '../world/World';
import type { AccountState, RegionState } from '../world/state';
import type { AwsError, AwsFailure } from './error';
import type { AwsRequest } from './request';
import type { Credentials, Identity } from './signature/Credentials';

/** What an operation may use. */
export interface CallContext {
  world: World;
  credentials: Credentials;
  identity: Identity;
  account: AccountState;
  /** Region of the signature. */
  region: string;
  /** What the account holds in the region; undefined where it holds nothing. */
  state: RegionState | undefined;
}

/** An operation of a service that a request asks for. */
export interface ResolvedOperation {
  name: string;
  /** The cluster that the request is about, if it is about one. */
  cluster: string | undefined;
  run(context: CallContext): object;
}

/** An answer before it is written. */
export interface AwsResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** How a wire protocol spells answers and errors. */
export interface Dialect {
  success(operation: string, result: object, requestId: string): AwsResponse;
  error(error: AwsError, requestId: string): AwsResponse;
  /** Code and status of a failure in this service. */
  failures: Record<AwsFailure, { code: string; status: number }>;
}

/** A service of the sandbox. */
export interface AwsService {
  /** The name in the credential scope, which is also the prefix of its IAM actions. */
  id: string;
  dialect: Dialect;
  /** The operation of a request; undefined when the service has none of this name or path. */
  resolve(request: AwsRequest): ResolvedOperation | undefined;
}
