import Button from '@material-ui/core/Button';
import { Node } from '@xkf/backstage-plugin-eks-common';
import { useMemo } from 'react';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { DataTable } from '../../table/DataTable';
import { useTableState } from '../../table/useTableState';
import { useEksTranslation } from '../../translation';
import { useQueryParams } from '../../url/useQueryParams';
import { byNodeAttention, nodeColumns } from './nodeColumns';
import { NodeDetails } from './NodeDetails';

/** The nodes as rows, what is not ready first. */
export function NodesTable(props: {
  nodes: Node[];
  nodeGroup: string | undefined;
}) {
  const { nodes, nodeGroup } = props;
  const t = useEksTranslation();
  const table = useTableState();
  const [, change] = useQueryParams();
  const columns = useMemo(() => nodeColumns(t), [t]);
  const empty = nodeGroup ? (
    <EmptyPanel
      title={t('nodes.empty.filtered.title', { name: nodeGroup })}
      action={
        <Button
          variant="outlined"
          onClick={() => change({ nodeGroup: undefined })}
        >
          {t('nodes.showAll')}
        </Button>
      }
    >
      {t('nodes.empty.filtered.text')}
    </EmptyPanel>
  ) : (
    <EmptyPanel title={t('nodes.empty.title')}>
      {t('nodes.empty.text')}
    </EmptyPanel>
  );
  return (
    <DataTable
      label={t('nodes.table')}
      columns={columns}
      rows={nodes}
      rowKey={node => node.uid}
      rowName={node => node.name}
      compare={byNodeAttention}
      details={node => <NodeDetails node={node} />}
      empty={empty}
      state={table}
    />
  );
}
