import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { AwsCredentialIdentity } from '@smithy/types';
import { partitionOf } from '@xkf/backstage-plugin-eks-common';

const TOKEN_PREFIX = 'k8s-aws-v1.';
const CLUSTER_HEADER = 'x-k8s-aws-id';
const URL_EXPIRES_SECONDS = 60;

/** Domain of AWS endpoints by partition, from the AWS General Reference. */
const DNS_SUFFIXES: Record<string, string> = {
  'aws-cn': 'amazonaws.com.cn',
  'aws-eusc': 'amazonaws.eu',
};

/** What a token for a cluster is signed with. @public */
export interface ClusterTokenOptions {
  clusterName: string;
  /** Region of the cluster; decides the STS endpoint. */
  region: string;
  /** Credentials of the cluster's account. */
  credentials: AwsCredentialIdentity;
  /** The moment of the signature. */
  now: Date;
}

/**
 * How long EKS takes a token after it was signed, in milliseconds.
 * Source: aws-iam-authenticator.
 * @public
 */
export const CLUSTER_TOKEN_LIFETIME_MS = 15 * 60_000;

/**
 * Signs a bearer token for an EKS cluster: the text `k8s-aws-v1.` and a
 * presigned STS GetCallerIdentity URL in unpadded base64url. The cluster's name
 * is a signed header, so the token is of no use at another cluster. The format
 * is that of aws-iam-authenticator (docs/API authorization from outside a
 * cluster), which EKS runs on every control plane.
 * @public
 */
export async function signClusterToken(
  options: ClusterTokenOptions,
): Promise<string> {
  const hostname = stsHost(options.region);
  const signer = new SignatureV4({
    service: 'sts',
    region: options.region,
    credentials: options.credentials,
    sha256: Sha256,
  });
  const signed = await signer.presign(
    {
      method: 'GET',
      protocol: 'https:',
      hostname,
      path: '/',
      query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
      headers: { host: hostname, [CLUSTER_HEADER]: options.clusterName },
    },
    { expiresIn: URL_EXPIRES_SECONDS, signingDate: options.now },
  );
  const query = Object.entries(signed.query ?? {})
    .map(([key, value]) => `${encode(key)}=${encode(String(value))}`)
    .join('&');
  const url = `https://${hostname}/?${query}`;
  return TOKEN_PREFIX + Buffer.from(url).toString('base64url');
}

/** The regional STS endpoint, such as `sts.cn-north-1.amazonaws.com.cn`. */
function stsHost(region: string): string {
  const suffix = DNS_SUFFIXES[partitionOf(region)] ?? 'amazonaws.com';
  return `sts.${region}.${suffix}`;
}

/** Percent-encoding as SigV4 signs it: `!'()*` too, unlike encodeURIComponent. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
