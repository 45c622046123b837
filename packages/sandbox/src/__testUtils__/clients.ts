import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { Sandbox } from '../startSandbox';

/** Configuration of an AWS client that talks to a sandbox. */
export interface ClientConfiguration {
  endpoint: string;
  region: string;
  credentials: AwsCredentialIdentity;
  maxAttempts: number;
}

/** The home key of a sandbox. */
export function homeCredentials(sandbox: Sandbox): AwsCredentialIdentity {
  const environment = sandbox.environment();
  return {
    accessKeyId: environment.AWS_ACCESS_KEY_ID,
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
  };
}

/** Configuration with the home key. */
export function homeConfiguration(
  sandbox: Sandbox,
  region = 'eu-west-1',
): ClientConfiguration {
  return {
    endpoint: sandbox.awsUrl,
    region,
    credentials: homeCredentials(sandbox),
    maxAttempts: 1,
  };
}

/** Configuration with a session in another account, made by `sts:AssumeRole`. */
export async function accountConfiguration(
  sandbox: Sandbox,
  accountId: string,
  region = 'eu-west-1',
): Promise<ClientConfiguration> {
  const home = homeConfiguration(sandbox, region);
  const sts = new STSClient(home);
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/xkf-portal-reader`,
      RoleSessionName: 'test',
    }),
  );
  return {
    ...home,
    credentials: {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken,
    },
  };
}

/** How a presigned token differs from a good one. */
export interface TokenOptions {
  host?: string;
  signedAt?: Date;
  action?: string;
  withClusterHeader?: boolean;
  expiresIn?: number;
}

/** A token for the Kubernetes API of a cluster, presigned as `aws eks get-token` does. */
export async function eksToken(
  configuration: ClientConfiguration,
  clusterName: string,
  options: TokenOptions = {},
): Promise<string> {
  const { region, credentials } = configuration;
  const host = options.host ?? `sts.${region}.amazonaws.com`;
  const signer = new SignatureV4({
    credentials,
    region,
    service: 'sts',
    sha256: Sha256,
  });
  const signed = await signer.presign(
    {
      method: 'GET',
      protocol: 'https:',
      hostname: host,
      path: '/',
      query: {
        Action: options.action ?? 'GetCallerIdentity',
        Version: '2011-06-15',
      },
      headers: {
        host,
        ...(options.withClusterHeader === false
          ? {}
          : { 'x-k8s-aws-id': clusterName }),
      },
    },
    {
      expiresIn: options.expiresIn ?? 60,
      signingDate: options.signedAt,
      unhoistableHeaders: new Set(['x-k8s-aws-id']),
    },
  );
  const query = new URLSearchParams(signed.query as Record<string, string>);
  const url = `https://${host}/?${query}`;
  return `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`;
}
