import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import { useMemo } from 'react';
import { useNodeGroups } from '../../api/clusterQueries';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { QueryBoundary } from '../../feedback/QueryBoundary';
import { TableSkeleton } from '../../feedback/TableSkeleton';
import { RotateButton } from '../../operation/entry/RotateButton';
import { useRotation } from '../../operation/entry/useRotation';
import { useClusterPath } from '../../page/useClusterPath';
import { DataTable } from '../../table/DataTable';
import { useTableState } from '../../table/useTableState';
import { useEksTranslation } from '../../translation';
import { PartProblems } from '../header/HolesNotice';
import { IncompleteNotice } from '../IncompleteNotice';
import { nodeGroupColumns, byNodeGroupAttention } from './nodeGroupColumns';
import { NodeGroupDetails } from './NodeGroupDetails';
import { RotateNodes } from './RotateNodes';

/** The managed node groups of a cluster, what needs attention first. */
export function NodeGroupsTab(props: { id: ClusterId }) {
  const { id } = props;
  const t = useEksTranslation();
  const nodeGroups = useNodeGroups(id);
  const table = useTableState();
  const nodes = useClusterPath(id, 'nodes');
  const rotation = useRotation(id);
  const columns = useMemo(() => nodeGroupColumns(t, nodes), [t, nodes]);
  const what = t('nodeGroups.what');
  return (
    <QueryBoundary
      query={nodeGroups}
      what={what}
      skeleton={<TableSkeleton what={what} />}
    >
      {data => (
        <>
          <PartProblems problems={data.problems} />
          <IncompleteNotice list={data} />
          <RotateNodes rotation={rotation} nodeGroups={data.items} />
          <DataTable
            label={t('nodeGroups.table')}
            columns={columns}
            rows={data.items}
            rowKey={nodeGroup => nodeGroup.name}
            rowName={nodeGroup => nodeGroup.name}
            compare={byNodeGroupAttention}
            details={nodeGroup => (
              <>
                <NodeGroupDetails nodeGroup={nodeGroup} />
                <RotateButton
                  rotation={rotation}
                  title={t('entry.rotateOne', { name: nodeGroup.name })}
                  nodeGroups={[nodeGroup.name]}
                />
              </>
            )}
            empty={
              data.problems.length > 0 ? (
                <EmptyPanel title={t('nodeGroups.empty.unread')} />
              ) : (
                <EmptyPanel title={t('nodeGroups.empty.title')}>
                  {t('nodeGroups.empty.text')}
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
