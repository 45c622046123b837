import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import { useIrsaRoles } from '../api/tenantQueries';
import { QueryBoundary } from '../feedback/QueryBoundary';
import { TableSkeleton } from '../feedback/TableSkeleton';
import { useEksTranslation } from '../translation';
import { IrsaRoleList } from './IrsaRoleList';

/** The IAM roles that pods of one cluster can take, or name. */
export function ClusterRolesTab(props: { id: ClusterId }) {
  const t = useEksTranslation();
  const roles = useIrsaRoles(props.id);
  const what = t('roles.what');
  return (
    <QueryBoundary
      query={roles}
      what={what}
      skeleton={<TableSkeleton what={what} />}
    >
      {list => <IrsaRoleList list={list} />}
    </QueryBoundary>
  );
}
