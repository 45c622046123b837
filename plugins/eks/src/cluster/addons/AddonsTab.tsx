import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import { useMemo } from 'react';
import { useAddons } from '../../api/clusterQueries';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { QueryBoundary } from '../../feedback/QueryBoundary';
import { TableSkeleton } from '../../feedback/TableSkeleton';
import { DataTable } from '../../table/DataTable';
import { useTableState } from '../../table/useTableState';
import { useEksTranslation } from '../../translation';
import { PartProblems } from '../header/HolesNotice';
import { IncompleteNotice } from '../IncompleteNotice';
import { addonColumns, byAddonAttention } from './addonColumns';
import { AddonDetails } from './AddonDetails';

/** The EKS add-ons of a cluster, what needs attention first. */
export function AddonsTab(props: { id: ClusterId }) {
  const t = useEksTranslation();
  const addons = useAddons(props.id);
  const table = useTableState();
  const columns = useMemo(() => addonColumns(t), [t]);
  const what = t('addons.what');
  return (
    <QueryBoundary
      query={addons}
      what={what}
      skeleton={<TableSkeleton what={what} />}
    >
      {data => (
        <>
          <PartProblems problems={data.problems} />
          <IncompleteNotice list={data} />
          <DataTable
            label={t('addons.table')}
            columns={columns}
            rows={data.items}
            rowKey={addon => addon.name}
            rowName={addon => addon.name}
            compare={byAddonAttention}
            details={addon => <AddonDetails addon={addon} />}
            empty={
              data.problems.length > 0 ? (
                <EmptyPanel title={t('addons.empty.unread')} />
              ) : (
                <EmptyPanel title={t('addons.empty.title')}>
                  {t('addons.empty.text')}
                </EmptyPanel>
              )
            }
            state={table}
          />
        </>
      )}
    </QueryBoundary>
  );
}
