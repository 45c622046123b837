import { Link } from '@backstage/core-components';
import {
  ClusterSummary,
  compareByAttention,
  compareKubernetesVersions,
} from '@xkf/backstage-plugin-eks-common';
import { ReactNode, useMemo } from 'react';
import { useClusterPath } from '../page/useClusterPath';
import { healthState } from '../state/clusterState';
import { driftState } from '../state/driftState';
import { nodeGroupsState } from '../state/nodeGroupState';
import { StateChip } from '../state/StateChip';
import { supportState } from '../state/supportState';
import { byNumber, byText, Column, inTurn } from '../table/column';
import { DataTable } from '../table/DataTable';
import { useFolded } from '../table/useFolded';
import { TableState } from '../table/useTableState';
import { DataChip } from '../state/DataChip';
import { EksTranslate, useEksTranslation } from '../translation';
import { Lesser } from '../text/Lesser';
import { byDrift } from './drift';

function ClusterLink(props: { cluster: ClusterSummary }) {
  const { accountId, region, name } = props.cluster;
  const path = useClusterPath({ accountId, region, clusterName: name });
  return path ? <Link to={path}>{name}</Link> : <>{name}</>;
}

/** Where a cluster is, for names that several places share. */
const placeOf = ({ accountName, region }: ClusterSummary) =>
  `${accountName}, ${region}`;

/** The name with its place, where the columns of the place have no room. */
function NameAndPlace(props: { cluster: ClusterSummary }) {
  const { cluster } = props;
  return (
    <>
      <ClusterLink cluster={cluster} />
      <Lesser display="block">{placeOf(cluster)}</Lesser>
    </>
  );
}

const byNodeGroups = inTurn<ClusterSummary>(
  byNumber(({ nodeGroups }) => nodeGroups && -nodeGroups.degraded),
  byNumber(({ nodeGroups }) => nodeGroups && -nodeGroups.behind),
  byNumber(({ nodeGroups }) => nodeGroups && -nodeGroups.unknown),
);

const healthRank = { degraded: 0, unknown: 1, healthy: 2 };

const byHealth = inTurn<ClusterSummary>(
  byNumber(({ health }) => healthRank[health]),
  byNumber(({ healthIssueCount }) => -healthIssueCount),
);

function VersionCell(props: { cluster: ClusterSummary }) {
  const { version, platformVersion, support } = props.cluster;
  const t = useEksTranslation();
  return (
    <>
      <div>
        {version} <Lesser>{platformVersion}</Lesser>
      </div>
      <StateChip quiet state={supportState(t, support)} />
    </>
  );
}

/** Only where a Terraform repository is configured. */
function driftColumn(t: EksTranslate): Column<ClusterSummary> {
  return {
    id: 'drift',
    label: t('fleet.column.drift'),
    cell: ({ drift }) =>
      drift ? <StateChip quiet state={driftState(t, drift)} /> : null,
    compare: byDrift,
    folds: 'last',
  };
}

function fleetColumns(
  t: EksTranslate,
  withDrift: boolean,
): Column<ClusterSummary>[] {
  return [
    {
      id: 'name',
      label: t('fleet.column.name'),
      cell: cluster => <ClusterLink cluster={cluster} />,
      compare: byText(cluster => cluster.name),
    },
    {
      id: 'environment',
      label: t('fleet.column.environment'),
      cell: cluster => cluster.environment,
      compare: byText(cluster => cluster.environment),
      folds: 'last',
    },
    {
      id: 'account',
      label: t('fleet.column.account'),
      cell: ({ accountName, accountId }) => (
        <>
          {accountName}
          <Lesser display="block" noWrap>
            {accountId}
          </Lesser>
        </>
      ),
      compare: byText(cluster => cluster.accountName),
      folds: 'first',
    },
    {
      id: 'region',
      label: t('fleet.column.region'),
      cell: cluster => cluster.region,
      compare: byText(cluster => cluster.region),
      folds: 'first',
    },
    {
      id: 'version',
      label: t('fleet.column.version'),
      cell: cluster => <VersionCell cluster={cluster} />,
      compare: (a, b) => compareKubernetesVersions(a.version, b.version),
    },
    {
      id: 'nodeGroups',
      label: t('fleet.column.nodeGroups'),
      cell: cluster => (
        <StateChip quiet state={nodeGroupsState(t, cluster.nodeGroups)} />
      ),
      compare: byNodeGroups,
      folds: 'last',
    },
    {
      id: 'health',
      label: t('fleet.column.health'),
      cell: cluster => <StateChip quiet state={healthState(t, cluster)} />,
      compare: byHealth,
    },
    ...(withDrift ? [driftColumn(t)] : []),
    {
      id: 'lastSeen',
      label: t('fleet.column.lastSeen'),
      cell: cluster => <DataChip quiet freshness={cluster.freshness} />,
      compare: byNumber(cluster => Date.parse(cluster.freshness.lastSeen)),
      folds: 'first',
    },
  ];
}

/** One row for each cluster, what needs attention first. */
export function FleetTable(props: {
  clusters: ClusterSummary[];
  withDrift: boolean;
  empty: ReactNode;
  state: TableState;
}) {
  const { clusters, withDrift, empty, state } = props;
  const t = useEksTranslation();
  const wideColumns = useMemo(() => fleetColumns(t, withDrift), [t, withDrift]);
  const folded = useFolded(wideColumns);
  const columns = useMemo(
    () =>
      wideColumns.map(column =>
        column.id === 'name' && folded.some(({ id }) => id === 'account')
          ? {
              ...column,
              cell: (cluster: ClusterSummary) => (
                <NameAndPlace cluster={cluster} />
              ),
            }
          : column,
      ),
    [wideColumns, folded],
  );
  return (
    <DataTable
      label={t('fleet.table')}
      columns={columns}
      rows={clusters}
      rowKey={cluster => cluster.arn}
      rowName={cluster => `${cluster.name}, ${placeOf(cluster)}`}
      compare={compareByAttention}
      empty={empty}
      state={state}
    />
  );
}
