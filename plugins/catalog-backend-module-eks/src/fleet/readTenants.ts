import { ServiceUnavailableError } from '@backstage/errors';
import { Tenant } from '@xkf/backstage-plugin-eks-common';
import type { FleetReader } from './readFleet';

const PAGE_SIZE = 500;
const MAX_PAGES = 200;

/** All tenants by their account. */
export async function readTenants({
  eks,
  options,
}: FleetReader): Promise<ReadonlyMap<string, Tenant>> {
  const byAccount = new Map<string, Tenant>();
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await eks.listTenants({ limit: PAGE_SIZE, cursor }, options);
    answer.items.forEach(tenant => byAccount.set(tenant.accountId, tenant));
    cursor = answer.nextCursor;
    if (!cursor) return byAccount;
  }
  throw new ServiceUnavailableError('The list of tenants does not end.');
}
