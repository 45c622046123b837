import { Tenant } from '@xkf/backstage-plugin-eks-common';
import { pageOf } from '../fleet/listing';
import { Tenants } from '../tenants/accounts';
import { Handlers } from './handlers';

/** What the endpoints of tenants do their work with. */
export interface TenantHandlerOptions {
  tenants: Pick<Tenants, 'list'>;
}

export function createTenantHandlers({
  tenants,
}: TenantHandlerOptions): Pick<Handlers, 'listTenants'> {
  return {
    async listTenants({ query }, { access }) {
      const { items, ...rest } = await tenants.list(access);
      const { environment, search } = query;
      const wanted = items.filter(
        tenant =>
          (!environment?.length || environment.includes(tenant.environment)) &&
          (!search || isFound(tenant, search.toLowerCase())),
      );
      return { ...pageOf(wanted, query), ...rest };
    },
  };
}

function isFound(tenant: Tenant, search: string): boolean {
  const { name, accountId, email, owner, namespaces } = tenant;
  return [name, accountId, email, owner, ...namespaces.map(one => one.name)]
    .filter(text => text !== undefined)
    .some(text => text.toLowerCase().includes(search));
}
