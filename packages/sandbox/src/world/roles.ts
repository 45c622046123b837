import { iamId } from './identifiers';
import type { OpenIdConnectProvider, Role } from './iam';

/** A role that the principals given may assume. */
export function role(
  accountId: string,
  name: string,
  principal: { AWS: string } | { Service: string },
  created: Date,
  description?: string,
): Role {
  return {
    Path: '/',
    RoleName: name,
    RoleId: iamId('AROA', accountId, name),
    Arn: `arn:aws:iam::${accountId}:role/${name}`,
    CreateDate: created,
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' },
      ],
    }),
    ...(description ? { Description: description } : {}),
    MaxSessionDuration: 3600,
    Tags: [],
  };
}

/** The principal that stands for a whole account. */
export function accountRoot(accountId: string): string {
  return `arn:aws:iam::${accountId}:root`;
}

/** The OpenID Connect provider of a cluster's issuer. */
export function openIdConnectProvider(
  accountId: string,
  issuer: string,
  created: Date,
): OpenIdConnectProvider {
  const url = issuer.replace('https://', '');
  return {
    Arn: `arn:aws:iam::${accountId}:oidc-provider/${url}`,
    Url: url,
    ClientIDList: ['sts.amazonaws.com'],
    ThumbprintList: ['9e99a48a9960b14926bb7f3b02e22da2b0ab7280'],
    CreateDate: created,
    Tags: [],
  };
}
