import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { ClusterId, ClusterUpdate } from '@xkf/backstage-plugin-eks-common';
import { useMemo } from 'react';
import { useUpdates } from '../../api/clusterQueries';
import { Facts } from '../../facts/Facts';
import { IdList } from '../../facts/IdList';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { QueryBoundary } from '../../feedback/QueryBoundary';
import { TableSkeleton } from '../../feedback/TableSkeleton';
import { DataTable } from '../../table/DataTable';
import { useTableState } from '../../table/useTableState';
import { useEksTranslation } from '../../translation';
import { HealthIssues } from '../HealthIssues';
import { IncompleteNotice } from '../IncompleteNotice';
import { byNewest, updateColumns } from './updateColumns';
import { updateTypeWords } from './updateWords';
import { Lesser } from '../../text/Lesser';

function UpdateDetails(props: { update: ClusterUpdate }) {
  const { id, type, errors } = props.update;
  const t = useEksTranslation();
  return (
    <>
      {errors.length > 0 && <HealthIssues issues={errors} />}
      <Facts
        facts={[
          { label: t('updates.detail.id'), value: <IdList ids={[id]} /> },
          { label: t('updates.detail.awsType'), value: type },
        ]}
      />
    </>
  );
}

/** What AWS changed on a cluster, its node groups and add-ons, newest first. */
export function UpdatesTab(props: { id: ClusterId }) {
  const t = useEksTranslation();
  const updates = useUpdates(props.id);
  const table = useTableState();
  const columns = useMemo(() => updateColumns(t), [t]);
  const what = t('updates.what');
  return (
    <QueryBoundary
      query={updates}
      what={what}
      skeleton={<TableSkeleton what={what} />}
    >
      {data => (
        <>
          {data.problems.length > 0 && (
            <Alert severity="warning">
              <AlertTitle>
                {data.items.length > 0
                  ? t('updates.partial')
                  : t('updates.unread')}
              </AlertTitle>
              {data.problems.map(({ message }) => (
                <div key={message}>{message}</div>
              ))}
            </Alert>
          )}
          <IncompleteNotice list={data} />
          <DataTable
            label={t('updates.table')}
            columns={columns}
            rows={data.items}
            rowKey={update => update.id}
            rowName={update => updateTypeWords(t, update)}
            compare={byNewest}
            details={update => <UpdateDetails update={update} />}
            empty={
              data.problems.length > 0 ? (
                <EmptyPanel title={t('updates.empty.unread')} />
              ) : (
                <EmptyPanel title={t('updates.empty.title')}>
                  {t('updates.empty.text')}
                </EmptyPanel>
              )
            }
            state={table}
          />
          {data.omitted > 0 && (
            <Lesser variant="body2">
              {t('updates.omitted', { count: data.omitted })}
            </Lesser>
          )}
        </>
      )}
    </QueryBoundary>
  );
}
