import { useApiHolder } from '@backstage/core-plugin-api';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { useQuery } from '@tanstack/react-query';
import { ClusterId, formatClusterArn } from '@xkf/backstage-plugin-eks-common';

/** For how long a decision of the policy is taken as it was, in milliseconds. */
const DECISION_AGE_MS = 60_000;

/**
 * Whether the reader may do something with a cluster. `denied` only where the portal
 * has said so: while it is asked, and where it does not answer, the backend decides.
 */
export function usePermitted(
  permission: ResourcePermission<'eks-cluster'>,
  cluster: ClusterId,
): { denied: boolean; name: string } {
  const permissions = useApiHolder().get(permissionApiRef);
  const resourceRef = formatClusterArn(cluster);
  const { name } = permission;
  const { data } = useQuery({
    queryKey: ['eks', 'permitted', name, resourceRef],
    queryFn: async () =>
      (await permissions?.authorize({ permission, resourceRef }))?.result ??
      AuthorizeResult.ALLOW,
    enabled: permissions !== undefined,
    staleTime: DECISION_AGE_MS,
  });
  return { denied: data === AuthorizeResult.DENY, name };
}
