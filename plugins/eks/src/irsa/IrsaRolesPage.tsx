import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { useIrsaRoles } from '../api/tenantQueries';
import { QueryBoundary } from '../feedback/QueryBoundary';
import { TableSkeleton } from '../feedback/TableSkeleton';
import { ListHeading } from '../page/ListHeading';
import { useIrsaRolesPath } from '../page/useClusterPath';
import { usePageTitle } from '../page/usePageTitle';
import { useEksTranslation } from '../translation';
import { IrsaRoleList } from './IrsaRoleList';
import { NewRole } from './NewRole';

/** The IAM roles that the pods of service accounts can take, in every account. */
export function IrsaRolesPage() {
  const t = useEksTranslation();
  const href = useIrsaRolesPath() ?? '';
  const title = t('page.irsaRoles');
  const roles = useIrsaRoles();
  usePageTitle(title);
  const what = t('roles.what');
  const { data } = roles;
  return (
    <BreadcrumbEntry entry={{ label: title, href }}>
      <ListHeading title={title} readAt={data?.readAt}>
        {data && <NewRole roles={data.items} />}
      </ListHeading>
      <QueryBoundary
        query={roles}
        what={what}
        skeleton={<TableSkeleton what={what} />}
      >
        {list => <IrsaRoleList list={list} />}
      </QueryBoundary>
    </BreadcrumbEntry>
  );
}
