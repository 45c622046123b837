/**
 * How XKF's OPA policy scores a plan: 100 for each resource deleted, 1 for each
 * created or modified. The counts below come from the modules at 2023.10.2; a
 * fork may differ a little.
 */
const deletion = 100;

/**
 * What a pool consists of in one cluster: the node group, its launch template,
 * and one `aws_autoscaling_group_tag` for each label and taint, of which
 * `xkf.xenit.io/node-ttl` and `xkf.xenit.io/node-pool` are always there.
 */
function poolResources(pool: { labels: number; taints: number }): number {
  return 4 + pool.labels + pool.taints;
}

/** Adding a pool to one cluster. */
export function addPoolScore(pool: { labels: number; taints: number }): number {
  return poolResources(pool);
}

/** Removing a pool from one cluster: at least 400. */
export function removePoolScore(pool: {
  labels: number;
  taints: number;
}): number {
  return poolResources(pool) * deletion;
}

/** Resizing a pool, or another release for it: the node group is modified. */
export const changePoolScore = 1;

/** Other labels or taints: the launch template is modified besides. */
export const changeTemplateScore = 1;

/**
 * Other instance types for a pool: the AWS provider deletes the node group and
 * creates it again, and the tags with it, since they name its Auto Scaling group.
 * The launch template stays.
 */
export function replacePoolScore(pool: {
  labels: number;
  taints: number;
}): number {
  return (poolResources(pool) - 1) * (deletion + 1);
}

/**
 * Another control-plane version in one cluster: the cluster, and the add-ons
 * kube-proxy, coredns and aws-ebs-csi-driver, whose newest versions depend on it.
 */
export const changeVersionScore = 4;

/**
 * A peering on the platform's side (module eks-core): the connection or its
 * acceptance, and a route in each of the 13 private route tables.
 */
export const platformPeeringResources = 14;

/** A peering on a tenant's side (module core): one route for each private subnet. */
export function tenantPeeringResources(privateSubnets: number): number {
  return 1 + privateSubnets;
}

/** Removing a peering with its routes. */
export function removePeeringScore(resources: number): number {
  return resources * deletion;
}

/** Another network at the other end: the connection and its routes are made again. */
export function replacePeeringScore(resources: number): number {
  return resources * (deletion + 1);
}

/** Other addresses behind a peering: its routes are made again. */
export function rerouteScore(resources: number): number {
  return (resources - 1) * (deletion + 1);
}

/**
 * A tenant's namespace in one cluster: namespace, limit range, network policy
 * and two role bindings, and with Flux its source, its kustomization and their
 * role binding.
 */
export function namespaceScore(flux: boolean): number {
  return flux ? 8 : 5;
}

/** The groups of a namespace in Azure AD: view and edit. */
export const namespaceGroupsScore = 2;

/**
 * A resource group with its Azure AD groups (owner, contributor, reader) and
 * role assignments, and what it is delegated; an estimate from
 * modules/azure/governance-regional.
 */
export function resourceGroupScore(delegations: number): number {
  return 7 + 3 * delegations;
}

/** An IRSA role: the role, its own policy, and an attachment for each policy. */
export function irsaScore(policies: {
  own: boolean;
  attached: number;
}): number {
  return 1 + (policies.own ? 2 : 0) + policies.attached;
}

/** An issuer that roles of the account can trust. */
export const oidcProviderScore = 1;
