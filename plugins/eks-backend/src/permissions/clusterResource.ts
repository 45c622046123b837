import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_EKS_CLUSTER } from '@xkf/backstage-plugin-eks-common';

/**
 * What decisions about clusters look at. A scan unit is judged by the same
 * facts, so that nobody sees an account whose clusters are hidden from them.
 */
export interface ClusterResource {
  accountId: string;
  environment: string;
  owner?: string;
}

/** A condition in words that a list could be filtered by. */
export interface ClusterResourceFilter {
  key: keyof ClusterResource;
  values: string[];
}

export const clusterResourceRef = createPermissionResourceRef<
  ClusterResource,
  ClusterResourceFilter
>().with({ pluginId: 'eks', resourceType: RESOURCE_TYPE_EKS_CLUSTER });
