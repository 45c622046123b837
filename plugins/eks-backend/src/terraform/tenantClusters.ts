/**
 * Why nothing about a cluster of a tenant's account can be changed by pull request,
 * and what to do, as sentences.
 * @param accountName - as the configuration of the portal names it
 */
export function tenantClusterWords(
  clusterName: string,
  accountName: string,
): string {
  return `${clusterName} is in ${accountName}, the account of a tenant, and only repositories of the platform declare clusters. Change it in AWS by hand, or declare it in a repository of the platform first.`;
}
