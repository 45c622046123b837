import { iamId } from './identifiers';
import type { OpenIdConnectProvider, Role } from './iam';

/** An issuer of service accounts, with the provider that it has in the account of a role. */
export interface TrustedIssuer {
  /** The issuer, with or without its scheme. */
  url: string;
  /** ARN of its provider. */
  arn: string;
}

/** A role with a trust policy. */
export function roleWithTrust(
  accountId: string,
  name: string,
  trust: string,
  created: Date,
): Role {
  return {
    Path: '/',
    RoleName: name,
    RoleId: iamId('AROA', accountId, name),
    Arn: `arn:aws:iam::${accountId}:role/${name}`,
    CreateDate: created,
    AssumeRolePolicyDocument: trust,
    MaxSessionDuration: 3600,
    Tags: [],
    attachedPolicies: [],
  };
}

/** A role that the principals given may assume. */
export function role(
  accountId: string,
  name: string,
  principal: { AWS: string } | { Service: string },
  created: Date,
  description?: string,
): Role {
  const trust = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' },
    ],
  });
  return {
    ...roleWithTrust(accountId, name, trust, created),
    ...(description ? { Description: description } : {}),
  };
}

/**
 * The trust policy that the irsa module of XKF gives: one statement for each provider, in the order of their
 * ARNs, each for one service account and without a condition for the audience.
 */
export function serviceAccountTrust(
  issuers: TrustedIssuer[],
  namespace: string,
  serviceAccount: string,
): string {
  const sorted = [...issuers].sort((left, right) =>
    left.arn < right.arn ? -1 : 1,
  );
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: sorted.map(({ url, arn }) => ({
      Sid: '',
      Effect: 'Allow',
      Principal: { Federated: arn },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [`${url.replace('https://', '')}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
        },
      },
    })),
  });
}

/** The principal that stands for a whole account. */
export function accountRoot(accountId: string): string {
  return `arn:aws:iam::${accountId}:root`;
}

/** ARN of the provider that an issuer has in an account. */
export function providerArn(accountId: string, issuer: string): string {
  return `arn:aws:iam::${accountId}:oidc-provider/${issuer.replace('https://', '')}`;
}

/** The OpenID Connect provider of a cluster's issuer. */
export function openIdConnectProvider(
  accountId: string,
  issuer: string,
  created: Date,
  lists: Pick<OpenIdConnectProvider, 'ClientIDList' | 'ThumbprintList'> = {
    ClientIDList: ['sts.amazonaws.com'],
    ThumbprintList: ['9e99a48a9960b14926bb7f3b02e22da2b0ab7280'],
  },
): OpenIdConnectProvider {
  return {
    Arn: providerArn(accountId, issuer),
    Url: issuer.replace('https://', ''),
    ...lists,
    CreateDate: created,
    Tags: [],
  };
}
