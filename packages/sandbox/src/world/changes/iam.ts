import type { OpenIdConnectProvider, Role } from '../iam';
import { defaultVersion, policy, policyOf } from '../policies';
import { openIdConnectProvider, roleWithTrust } from '../roles';
import type { AccountState } from '../state';
import { RefusedChangeError } from './RefusedChangeError';

/** IAM counts the characters of policies without white space. */
const POLICY_SIZE = 6144;
const TRUST_SIZE = 2048;
const VERSIONS = 5;

function exists(message: string): RefusedChangeError {
  return new RefusedChangeError('EntityAlreadyExists', message);
}

function noSuchEntity(message: string): RefusedChangeError {
  return new RefusedChangeError('NoSuchEntity', message);
}

function checkDocument(text: string, limit: number, quota: string): void {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new RefusedChangeError(
      'MalformedPolicyDocument',
      'Syntax errors in policy.',
    );
  }
  const { Statement: statements } = (document ?? {}) as { Statement?: unknown };
  if (!statements || (Array.isArray(statements) && statements.length === 0)) {
    throw new RefusedChangeError(
      'MalformedPolicyDocument',
      'Syntax errors in policy.',
    );
  }
  if (text.replace(/\s/g, '').length > limit) {
    throw new RefusedChangeError(
      'LimitExceeded',
      `Cannot exceed quota for ${quota}: ${limit}`,
    );
  }
}

/** The role of a name; undefined when there is none. */
export function roleOf(account: AccountState, name: string): Role | undefined {
  return account.roles.find(each => each.RoleName === name);
}

function knownRole(account: AccountState, name: string): Role {
  const role = roleOf(account, name);
  if (!role) {
    throw noSuchEntity(`The role with name ${name} cannot be found.`);
  }
  return role;
}

/**
 * CreateRole.
 *
 * @throws RefusedChangeError `EntityAlreadyExists`, `MalformedPolicyDocument`, `LimitExceeded`
 */
export function createRole(
  account: AccountState,
  name: string,
  trust: string,
  now: Date,
): void {
  // Names of roles and policies differ in more than the case of their letters.
  const same = (each: Role) =>
    each.RoleName.toLowerCase() === name.toLowerCase();
  if (account.roles.some(same)) {
    throw exists(`Role with name ${name} already exists.`);
  }
  checkDocument(trust, TRUST_SIZE, 'ACLSizePerRole');
  account.roles.push(roleWithTrust(account.id, name, trust, now));
}

/**
 * UpdateAssumeRolePolicy.
 *
 * @throws RefusedChangeError `NoSuchEntity`, `MalformedPolicyDocument`, `LimitExceeded`
 */
export function updateTrust(
  account: AccountState,
  name: string,
  trust: string,
): void {
  const role = knownRole(account, name);
  checkDocument(trust, TRUST_SIZE, 'ACLSizePerRole');
  role.AssumeRolePolicyDocument = trust;
}

/**
 * DeleteRole.
 *
 * @throws RefusedChangeError `NoSuchEntity`, or `DeleteConflict` when policies are attached
 */
export function deleteRole(account: AccountState, name: string): void {
  const role = knownRole(account, name);
  if (role.attachedPolicies.length > 0) {
    throw new RefusedChangeError(
      'DeleteConflict',
      'Cannot delete entity, must detach all policies first.',
    );
  }
  account.roles = account.roles.filter(each => each !== role);
}

/**
 * CreatePolicy.
 *
 * @throws RefusedChangeError `EntityAlreadyExists`, `MalformedPolicyDocument`, `LimitExceeded`
 */
export function createPolicy(
  account: AccountState,
  name: string,
  document: string,
  now: Date,
): void {
  if (account.policies.some(each => each.PolicyName === name)) {
    throw exists(
      `A policy called ${name} already exists. Duplicate names are not allowed.`,
    );
  }
  checkDocument(document, POLICY_SIZE, 'PolicySize');
  account.policies.push(policy(account.id, name, document, now));
}

/**
 * CreatePolicyVersion as the default one. The oldest version goes when there would be more than five, as the
 * provider of Terraform does it.
 *
 * @throws RefusedChangeError `NoSuchEntity`, `MalformedPolicyDocument`, `LimitExceeded`
 */
export function updatePolicy(
  account: AccountState,
  arn: string,
  document: string,
  now: Date,
): void {
  const changed = account.policies.find(each => each.Arn === arn);
  if (!changed) {
    throw noSuchEntity(`Policy ${arn} was not found.`);
  }
  checkDocument(document, POLICY_SIZE, 'PolicySize');
  const number = Math.max(
    ...changed.versions.map(each => Number(each.VersionId.slice(1))),
  );
  changed.versions = [
    {
      VersionId: `v${number + 1}`,
      Document: document,
      IsDefaultVersion: true,
      CreateDate: now,
    },
    ...changed.versions
      .slice(0, VERSIONS - 1)
      .map(each => ({ ...each, IsDefaultVersion: false })),
  ];
  changed.UpdateDate = now;
}

/** The document of a policy that counts; undefined when there is no such policy. */
export function documentOf(
  account: AccountState,
  arn: string,
): string | undefined {
  const found = policyOf(account, arn);
  return found && defaultVersion(found).Document;
}

/**
 * DeletePolicy.
 *
 * @throws RefusedChangeError `NoSuchEntity`, or `DeleteConflict` when it is attached
 */
export function deletePolicy(account: AccountState, arn: string): void {
  if (!account.policies.some(each => each.Arn === arn)) {
    throw noSuchEntity(`Policy ${arn} was not found.`);
  }
  if (attachmentCount(account, arn) > 0) {
    throw new RefusedChangeError(
      'DeleteConflict',
      'Cannot delete a policy attached to entities.',
    );
  }
  account.policies = account.policies.filter(each => each.Arn !== arn);
}

/** To how many roles of an account a policy is attached. */
export function attachmentCount(account: AccountState, arn: string): number {
  return account.roles.filter(role =>
    role.attachedPolicies.some(each => each.PolicyArn === arn),
  ).length;
}

/**
 * AttachRolePolicy.
 *
 * @throws RefusedChangeError `NoSuchEntity` for a role or a policy
 */
export function attachPolicy(
  account: AccountState,
  roleName: string,
  arn: string,
): void {
  const role = knownRole(account, roleName);
  const attached = policyOf(account, arn);
  if (!attached) {
    throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  }
  detachPolicy(account, roleName, arn);
  role.attachedPolicies.push({
    PolicyName: attached.PolicyName,
    PolicyArn: arn,
  });
}

/** DetachRolePolicy; nothing happens where it is not attached. */
export function detachPolicy(
  account: AccountState,
  roleName: string,
  arn: string,
): void {
  const role = roleOf(account, roleName);
  if (role) {
    role.attachedPolicies = role.attachedPolicies.filter(
      each => each.PolicyArn !== arn,
    );
  }
}

/**
 * CreateOpenIDConnectProvider.
 *
 * @throws RefusedChangeError `EntityAlreadyExists`, or `InvalidInput` when the address is not one of https
 */
export function createProvider(
  account: AccountState,
  url: string,
  lists: Pick<OpenIdConnectProvider, 'ClientIDList' | 'ThumbprintList'>,
  now: Date,
): void {
  if (!url.startsWith('https://')) {
    throw new RefusedChangeError(
      'InvalidInput',
      'Invalid Open ID Connect Provider URL',
    );
  }
  const made = openIdConnectProvider(account.id, url, now, lists);
  if (account.openIdConnectProviders.some(each => each.Arn === made.Arn)) {
    throw exists(`Provider with url ${url} already exists.`);
  }
  account.openIdConnectProviders.push(made);
}

/** DeleteOpenIDConnectProvider; roles that trust it stay as they are. */
export function deleteProvider(account: AccountState, arn: string): void {
  account.openIdConnectProviders = account.openIdConnectProviders.filter(
    each => each.Arn !== arn,
  );
}
