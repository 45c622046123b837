import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of the conditional decisions about clusters. @public */
export const RESOURCE_TYPE_EKS_CLUSTER = 'eks-cluster';

/** Seeing a cluster, its node groups, nodes, add-ons and updates. @public */
export const eksClusterReadPermission = createPermission({
  name: 'eks.cluster.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_EKS_CLUSTER,
});

/** Asking for a cluster, or the whole fleet, to be read again now. @public */
export const eksClusterRefreshPermission = createPermission({
  name: 'eks.cluster.refresh',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_EKS_CLUSTER,
});

/** Opening pull requests against the Terraform repository of a cluster's account. @public */
export const eksTerraformChangePermission = createPermission({
  name: 'eks.terraform.change',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_EKS_CLUSTER,
});

/** @public */
export const eksPermissions = [
  eksClusterReadPermission,
  eksClusterRefreshPermission,
  eksTerraformChangePermission,
];
