import type { AttachedPolicy, Role } from '@aws-sdk/client-iam';

/** An issuer of tokens that roles of an account may trust. */
export interface OpenIdConnectProvider {
  /** The issuer, without `https://`. */
  url: string;
  /** Audiences that it is registered for. */
  clientIds: string[];
  thumbprints: string[];
}

/**
 * The calls to IAM, which is global, in one account. This list is the IAM
 * policy of reading roles: one action for each method, two for
 * `getPolicyDocument`.
 *
 * Every method throws `AwsReadError`; lists are read to their last page; things
 * that do not exist are `undefined`; policies are JSON, no longer URL-encoded.
 */
export interface AwsIam {
  /** A role with its trust policy and when it was used last. */
  getRole(name: string): Promise<Role | undefined>;
  /** All roles with their trust policies, without their last use. */
  listRoles(): Promise<Role[]>;
  /** Managed policies of a role; none where the role does not exist. */
  listAttachedRolePolicies(roleName: string): Promise<AttachedPolicy[]>;
  /** The default version of a managed policy. */
  getPolicyDocument(arn: string): Promise<string | undefined>;
  /** ARNs of all issuers that the account knows. */
  listOpenIdConnectProviders(): Promise<string[]>;
  getOpenIdConnectProvider(
    arn: string,
  ): Promise<OpenIdConnectProvider | undefined>;
}
