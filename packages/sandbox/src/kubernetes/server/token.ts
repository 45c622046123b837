import { sha256, signatureOf } from '../../aws/signature/canonical';
import type { Credentials, Identity } from '../../aws/signature/Credentials';
import { authorizationOf, parseTime } from '../../aws/signature/verify';
import type { ClusterState } from '../../world/state';

const PREFIX = 'k8s-aws-v1.';
const LIFETIME = 15 * 60 * 1000;
const CLUSTER_HEADER = 'x-k8s-aws-id';
const STS_HOST = /^sts(\.[a-z0-9-]+)?\.amazonaws\.com(\.cn)?$/;

function decode(token: string): URL | undefined {
  if (!token.startsWith(PREFIX)) {
    return undefined;
  }
  const text = Buffer.from(token.slice(PREFIX.length), 'base64url').toString(
    'utf8',
  );
  return URL.canParse(text) ? new URL(text) : undefined;
}

function maySee(state: ClusterState, identity: Identity): boolean {
  const principal = identity.roleArn ?? identity.arn;
  return (
    identity.accountId === state.accountId || state.accessEntries.has(principal)
  );
}

/**
 * Authenticates a token as the AWS authenticator of EKS does: the presigned GetCallerIdentity URL in it must
 * be of STS (or of the sandbox), not older than 15 minutes, and signed together with the name of the cluster.
 *
 * @returns who signed it; undefined if the token is not good for this cluster
 */
export function authenticate(
  token: string,
  state: ClusterState,
  credentials: Credentials,
  sandboxHost: string,
): Identity | undefined {
  const url = decode(token);
  if (
    !url ||
    !(STS_HOST.test(url.host) || url.host === sandboxHost) ||
    url.searchParams.get('Action') !== 'GetCallerIdentity'
  ) {
    return undefined;
  }
  const headers = { host: url.host, [CLUSTER_HEADER]: state.cluster.name };
  const authorization = authorizationOf({
    method: 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: '',
  });
  const key =
    authorization && credentials.find(authorization.scope.accessKeyId);
  if (
    !authorization ||
    !key ||
    authorization.scope.service !== 'sts' ||
    !authorization.signedHeaders.includes(CLUSTER_HEADER)
  ) {
    return undefined;
  }
  const expected = signatureOf(
    {
      method: 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers,
      payloadHash: sha256(''),
      signedHeaders: authorization.signedHeaders,
    },
    authorization.scope,
    authorization.time,
    key.secretAccessKey,
  );
  const age = Date.now() - parseTime(authorization.time).getTime();
  const { expiresIn = NaN } = authorization;
  const valid =
    expected === authorization.signature &&
    Math.abs(age) <= LIFETIME &&
    expiresIn >= 0 &&
    expiresIn <= LIFETIME / 1000 &&
    (key.sessionToken ?? undefined) === authorization.sessionToken &&
    (key.expiration === undefined || key.expiration.getTime() > Date.now());
  return valid && maySee(state, key.identity) ? key.identity : undefined;
}
