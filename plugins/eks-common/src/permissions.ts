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

/** Upgrading the control plane of a cluster. @public */
export const eksClusterUpgradePermission = createPermission({
  name: 'eks.cluster.upgrade',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_EKS_CLUSTER,
});

/** Replacing the node groups of a cluster, which evicts the pods on them. @public */
export const eksNodeGroupRotatePermission = createPermission({
  name: 'eks.nodegroup.rotate',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_EKS_CLUSTER,
});

/** Pausing, resuming, retrying and cancelling operations, and choosing for them. @public */
export const eksOperationOperatePermission = createPermission({
  name: 'eks.operation.operate',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_EKS_CLUSTER,
});

/** Approving operations that somebody else requested. @public */
export const eksOperationApprovePermission = createPermission({
  name: 'eks.operation.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_EKS_CLUSTER,
});

/** Creating or taking over accounts of tenants, and registering tenants. @public */
export const eksTenantCreatePermission = createPermission({
  name: 'eks.tenant.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_EKS_CLUSTER,
});

/** Asking for IAM roles for service accounts in an account. @public */
export const eksIrsaRoleCreatePermission = createPermission({
  name: 'eks.irsa-role.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_EKS_CLUSTER,
});

/** Making and removing VPC peerings of an account; both sides need it. @public */
export const eksPeeringChangePermission = createPermission({
  name: 'eks.peering.change',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_EKS_CLUSTER,
});

/** @public */
export const eksPermissions = [
  eksClusterReadPermission,
  eksClusterRefreshPermission,
  eksTerraformChangePermission,
  eksClusterUpgradePermission,
  eksNodeGroupRotatePermission,
  eksOperationOperatePermission,
  eksOperationApprovePermission,
  eksTenantCreatePermission,
  eksIrsaRoleCreatePermission,
  eksPeeringChangePermission,
];
