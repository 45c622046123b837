import { useApiHolder } from '@backstage/core-plugin-api';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  PermissionApi,
  permissionApiRef,
} from '@backstage/plugin-permission-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import {
  ClusterId,
  OperationTarget,
  resourceRefOf,
} from '@xkf/backstage-plugin-eks-common';

/** For how long a decision of the policy is taken as it was, in milliseconds. */
const DECISION_AGE_MS = 60_000;

type Subject = ClusterId | OperationTarget | { accountId: string };

function decision(
  permissions: PermissionApi | undefined,
  permission: ResourcePermission<'eks-cluster'>,
  subject: Subject,
) {
  const resourceRef = resourceRefOf(subject);
  return {
    queryKey: ['eks', 'permitted', permission.name, resourceRef],
    queryFn: async () =>
      (await permissions?.authorize({ permission, resourceRef }))?.result ??
      AuthorizeResult.ALLOW,
    enabled: permissions !== undefined,
    staleTime: DECISION_AGE_MS,
  };
}

/**
 * Whether the reader may do something with a cluster, a target or an account.
 * `denied` only where the portal has said so: while it is asked, and where it does
 * not answer, the backend decides.
 */
export function usePermitted(
  permission: ResourcePermission<'eks-cluster'>,
  subject: Subject,
): { denied: boolean; name: string } {
  const permissions = useApiHolder().get(permissionApiRef);
  const { data } = useQuery(decision(permissions, permission, subject));
  return { denied: data === AuthorizeResult.DENY, name: permission.name };
}

/**
 * The same for several accounts: `some` where one of them is denied, `all` where
 * there are some and each of them is.
 */
export function useDeniedAccounts(
  permission: ResourcePermission<'eks-cluster'>,
  accountIds: string[],
): { some: boolean; all: boolean; name: string } {
  const permissions = useApiHolder().get(permissionApiRef);
  const decisions = useQueries({
    queries: [...new Set(accountIds)].map(accountId =>
      decision(permissions, permission, { accountId }),
    ),
  });
  const denied = decisions.map(({ data }) => data === AuthorizeResult.DENY);
  return {
    some: denied.includes(true),
    all: denied.length > 0 && !denied.includes(false),
    name: permission.name,
  };
}
