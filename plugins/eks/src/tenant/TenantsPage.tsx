import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { useTenants } from '../api/tenantQueries';
import { QueryBoundary } from '../feedback/QueryBoundary';
import { TableSkeleton } from '../feedback/TableSkeleton';
import { ListHeading } from '../page/ListHeading';
import { useTenantsPath } from '../page/useClusterPath';
import { usePageTitle } from '../page/usePageTitle';
import { useEksTranslation } from '../translation';
import { NewTenant } from './NewTenant';
import { TenantList } from './TenantList';

/** The AWS accounts of tenants with what belongs to them. */
export function TenantsPage() {
  const t = useEksTranslation();
  const href = useTenantsPath() ?? '';
  const title = t('page.tenants');
  const tenants = useTenants();
  usePageTitle(title);
  const what = t('tenants.what');
  const { data } = tenants;
  return (
    <BreadcrumbEntry entry={{ label: title, href }}>
      <ListHeading title={title} readAt={data?.readAt}>
        {data && <NewTenant organization={data.organization} />}
      </ListHeading>
      <QueryBoundary
        query={tenants}
        what={what}
        skeleton={<TableSkeleton what={what} />}
      >
        {list => <TenantList list={list} />}
      </QueryBoundary>
    </BreadcrumbEntry>
  );
}
