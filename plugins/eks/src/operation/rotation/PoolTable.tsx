import Checkbox from '@material-ui/core/Checkbox';
import { useMemo } from 'react';
import { Release } from '../../cluster/nodeGroups/NewestRelease';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { nodeGroupState } from '../../state/nodeGroupState';
import { StateChip } from '../../state/StateChip';
import { byText, Column } from '../../table/column';
import { DataTable } from '../../table/DataTable';
import { useLocalTableState } from '../../table/useLocalTableState';
import { Lesser } from '../../text/Lesser';
import { Moment } from '../../time/Moment';
import { EksTranslate, useEksTranslation } from '../../translation';
import { PoolChoice } from './rotationChoices';

const byPool = byText<PoolChoice>(({ candidate }) => candidate.pool);

function poolColumns(
  t: EksTranslate,
  chosen: string[],
  onToggle: (pool: string) => void,
): Column<PoolChoice>[] {
  const unknown = t('value.unknown');
  return [
    {
      id: 'name',
      label: t('rotate.column.pool'),
      cell: ({ candidate: { pool, nodeGroup }, obstacle }) => (
        <>
          <Checkbox
            size="small"
            color="primary"
            checked={chosen.includes(pool)}
            disabled={obstacle !== undefined}
            inputProps={{ 'aria-label': t('rotate.pick', { pool }) }}
            onChange={() => onToggle(pool)}
          />
          {nodeGroup}
          {obstacle && <Lesser display="block">{obstacle}</Lesser>}
        </>
      ),
      compare: byPool,
    },
    {
      id: 'state',
      label: t('nodeGroups.column.state'),
      cell: ({ nodeGroup }) =>
        nodeGroup ? (
          <StateChip quiet state={nodeGroupState(t, nodeGroup)} />
        ) : (
          unknown
        ),
    },
    {
      id: 'version',
      label: t('nodeGroups.column.version'),
      cell: ({ candidate }) => candidate.version ?? unknown,
      folds: 'last',
    },
    {
      id: 'release',
      label: t('nodeGroups.column.release'),
      cell: ({ candidate }) => (
        <Release version={candidate.releaseVersion ?? unknown} />
      ),
      folds: 'first',
    },
    {
      id: 'released',
      label: t('rotate.column.released'),
      cell: ({ nodeGroup }) => (
        <Moment quiet form="age" at={nodeGroup?.image.releasedAt} />
      ),
    },
    {
      id: 'nodes',
      label: t('rotate.column.nodes'),
      cell: ({ candidate }) => String(candidate.nodes ?? unknown),
      align: 'right',
    },
  ];
}

/** The node groups of a cluster, each to be chosen. */
export function PoolTable(props: {
  pools: PoolChoice[];
  chosen: string[];
  onToggle: (pool: string) => void;
}) {
  const { pools, chosen, onToggle } = props;
  const t = useEksTranslation();
  const table = useLocalTableState();
  const columns = useMemo(
    () => poolColumns(t, chosen, onToggle),
    [t, chosen, onToggle],
  );
  return (
    <DataTable
      label={t('nodeGroups.table')}
      columns={columns}
      rows={pools}
      rowKey={({ candidate }) => candidate.pool}
      rowName={({ candidate }) => candidate.pool}
      compare={byPool}
      empty={<EmptyPanel title={t('nodeGroups.empty.title')} />}
      state={table}
    />
  );
}
