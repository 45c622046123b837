import { isError } from '@backstage/errors';
import { Problem, ProblemKind } from '@xkf/backstage-plugin-eks-common';

/** An account by its id and the name that people know it by. */
export interface AwsAccount {
  accountId: string;
  accountName: string;
}

/** Where a call was made, for the sentence that explains its failure. */
export interface AwsPlace extends AwsAccount {
  region: string;
}

const NO_ORGANIZATION = 'AWSOrganizationsNotInUseException';

const kindsByName: Record<string, ProblemKind> = {
  AccessDenied: 'access-denied',
  AccessDeniedException: 'access-denied',
  UnauthorizedOperation: 'access-denied',
  ForbiddenException: 'access-denied',
  OptInRequired: 'access-denied',
  [NO_ORGANIZATION]: 'access-denied',
  ExpiredToken: 'expired-credentials',
  ExpiredTokenException: 'expired-credentials',
  InvalidClientTokenId: 'expired-credentials',
  UnrecognizedClientException: 'expired-credentials',
  InvalidSignatureException: 'expired-credentials',
  SignatureDoesNotMatch: 'expired-credentials',
  AuthFailure: 'expired-credentials',
  CredentialsProviderError: 'expired-credentials',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  TooManyRequestsException: 'throttled',
  RequestLimitExceeded: 'throttled',
  ResourceNotFoundException: 'not-found',
  NotFoundException: 'not-found',
  ParameterNotFound: 'not-found',
  NoSuchEntity: 'not-found',
  NoSuchEntityException: 'not-found',
  NoSuchResourceException: 'not-found',
  AccountNotFoundException: 'not-found',
  ChildNotFoundException: 'not-found',
  CreateAccountStatusNotFoundException: 'not-found',
  OrganizationalUnitNotFoundException: 'not-found',
  ParentNotFoundException: 'not-found',
  TargetNotFoundException: 'not-found',
  TimeoutError: 'timeout',
  AbortError: 'timeout',
  ETIMEDOUT: 'timeout',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EPIPE: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  CERT_HAS_EXPIRED: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls',
};

/** How `DefaultAwsCredentialsManager` says that an account is not configured. */
const NO_INTEGRATION = 'There is no AWS integration that matches';

interface ErrorFacts {
  code?: string;
  $metadata?: { httpStatusCode?: number };
  $retryable?: { throttling?: boolean };
}

/**
 * Says in words why a call to AWS failed. The one place that knows the names of
 * AWS errors; AWS's own text is not repeated, since it may carry session names
 * and request ids.
 * @param action - the IAM action of the call, such as `eks:ListClusters`
 * @param place - without a region where the service is global
 */
export function describeAwsError(
  error: unknown,
  action: string,
  place: AwsAccount & { region?: string },
): Problem {
  const kind = kindOf(error);
  if (isError(error) && error.message.startsWith(NO_INTEGRATION)) {
    return {
      kind: 'access-denied',
      message: `The configuration has no AWS credentials for account ${place.accountName} (${place.accountId}). Add the account, or accountDefaults, to its aws section.`,
    };
  }
  if (isError(error) && error.name === NO_ORGANIZATION) {
    return {
      kind,
      message: `Account ${place.accountName} (${place.accountId}) belongs to no AWS organization. Correct eks.organization.managementAccountId.`,
    };
  }
  const region = place.region ? ` in ${place.region}` : '';
  const where = `account ${place.accountName} (${place.accountId})${region}`;
  switch (kind) {
    case 'access-denied': {
      const permission = deniedAction(error) ?? action;
      const remedy =
        permission === 'sts:AssumeRole'
          ? "Let the trust policy of the portal's role in that account name the portal."
          : `Add ${permission} to the portal's role in that account.`;
      return {
        kind,
        permission,
        message: `AWS refuses ${permission} for ${where}. ${remedy}`,
      };
    }
    case 'expired-credentials':
      return {
        kind,
        message: `AWS does not accept the portal's credentials for ${where}: they are expired or unknown, or the region is not enabled for the account. Renew them in the aws section of the configuration, or take the region out of eks.accounts.`,
      };
    case 'throttled':
      return {
        kind,
        message: `AWS throttles ${action} for ${where}. It is tried again at the next scan.`,
      };
    case 'timeout':
      return {
        kind,
        message: `AWS did not answer ${action} for ${where} in time. It is tried again at the next scan.`,
      };
    case 'unreachable':
      return {
        kind,
        message: `The AWS endpoint of ${action} for ${where} cannot be reached. Check the network path from the portal and whether the region is enabled.`,
      };
    case 'tls':
      return {
        kind,
        message: `The AWS endpoint of ${action} for ${where} shows a certificate that the portal does not trust. Look for a proxy between them, and add its authority to NODE_EXTRA_CA_CERTS.`,
      };
    case 'not-found':
      return {
        kind,
        message: `AWS does not find what ${action} asked for in ${where}.`,
      };
    case 'server-error':
      return {
        kind,
        message: `AWS answered ${action} for ${where} with a server error. It is tried again at the next scan.`,
      };
    default:
      return {
        kind: 'unknown',
        message: `${action} for ${where} failed for a reason the portal does not know. The backend log has the details.`,
      };
  }
}

/** Whether AWS says that the thing does not exist. */
export function isNotFound(error: unknown): boolean {
  return kindOf(error) === 'not-found';
}

function kindOf(error: unknown): ProblemKind {
  if (!isError(error)) return 'unknown';
  const { code, $metadata, $retryable } = error as ErrorFacts;
  const byName = kindsByName[error.name] ?? kindsByName[code ?? ''];
  if (byName) return byName;
  const status = $metadata?.httpStatusCode;
  if ($retryable?.throttling || status === 429) return 'throttled';
  if (status === 403) return 'access-denied';
  if (status !== undefined && status >= 500) return 'server-error';
  return isError(error.cause) ? kindOf(error.cause) : 'unknown';
}

function deniedAction(error: unknown): string | undefined {
  const text = isError(error) ? error.message : '';
  return /to perform: ([a-z0-9-]+:[A-Za-z]+)/.exec(text)?.[1];
}
