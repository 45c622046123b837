import type { Role } from '../../world/iam';
import type { QueryOperation } from '../queryService';
import { iamPage, namedRole } from './lookup';

/** What a list tells of a role; tags and the last use only GetRole tells. */
function listed({
  Tags: _tags,
  RoleLastUsed: _used,
  attachedPolicies: _attached,
  ...role
}: Role): object {
  return {
    ...role,
    AssumeRolePolicyDocument: encodeURIComponent(role.AssumeRolePolicyDocument),
  };
}

/** Operations on roles. */
export const roleOperations: Record<string, QueryOperation> = {
  GetRole: (context, parameters) => {
    const role = namedRole(context, parameters);
    const { Tags, RoleLastUsed = {} } = role;
    return { Role: { ...listed(role), Tags, RoleLastUsed } };
  },
  ListRoles: ({ account }, parameters) => {
    const prefix = parameters.get('PathPrefix') ?? '/';
    const { items, rest } = iamPage(
      parameters,
      'roles',
      account.roles.filter(role => role.Path.startsWith(prefix)),
    );
    return { Roles: items.map(listed), ...rest };
  },
  ListRoleTags: (context, parameters) => {
    const role = namedRole(context, parameters);
    const { items, rest } = iamPage(
      parameters,
      `tags of ${role.RoleName}`,
      role.Tags,
    );
    return { Tags: items, ...rest };
  },
  ListAttachedRolePolicies: (context, parameters) => {
    const role = namedRole(context, parameters);
    const { items, rest } = iamPage(
      parameters,
      `policies of ${role.RoleName}`,
      role.attachedPolicies,
    );
    return { AttachedPolicies: items, ...rest };
  },
  // XKF gives a role no policies of its own.
  ListRolePolicies: (context, parameters) => {
    namedRole(context, parameters);
    return { PolicyNames: [], IsTruncated: false };
  },
};
