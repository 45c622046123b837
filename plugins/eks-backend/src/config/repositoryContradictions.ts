import { EksConfig } from './schema';

/** What is wrong with `eks.terraform` although each key by itself is right. */
export function findRepositoryContradictions(config: EksConfig): string[] {
  return [...findSharedRegions(config), ...findTenantMistakes(config)];
}

/** A region described twice would have two truths. One repository may name no region and take the rest. */
function findSharedRegions({ terraform }: EksConfig): string[] {
  const firstUse = new Map<string | undefined, number>();
  return terraform.platform.flatMap(({ regions }, index) => {
    const key = `eks.terraform.platform[${index}]`;
    return (regions ?? [undefined]).flatMap(region => {
      const earlier = firstUse.get(region);
      if (earlier === undefined) {
        firstUse.set(region, index);
        return [];
      }
      if (!region) {
        return [
          `${key}.regions is missing, as it is in eks.terraform.platform[${earlier}]; say which regions each of them describes`,
        ];
      }
      return earlier === index
        ? [`${key}.regions repeats ${region}`]
        : [
            `${key}.regions has ${region}, which eks.terraform.platform[${earlier}] describes already`,
          ];
    });
  });
}

function findTenantMistakes({
  terraform,
  accounts,
  organization,
}: EksConfig): string[] {
  return terraform.tenants.flatMap(({ accountId }, index) => {
    const key = `eks.terraform.tenants[${index}].accountId`;
    const first = terraform.tenants.findIndex(
      tenant => tenant.accountId === accountId,
    );
    if (first !== index) {
      return [`${key} repeats eks.terraform.tenants[${first}].accountId`];
    }
    const account = accounts.find(other => other.accountId === accountId);
    if (!account) {
      // With an organization, it may be one that is discovered.
      return organization
        ? []
        : [`${key} ${accountId} is not one of eks.accounts`];
    }
    return account.role === 'tenant'
      ? []
      : [`${key} ${accountId} has the role platform in eks.accounts`];
  });
}
