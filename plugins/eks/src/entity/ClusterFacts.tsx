import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import { useCluster } from '../api/clusterQueries';
import { failureOf } from '../api/failure';
import { Facts } from '../facts/Facts';
import { QueryBoundary } from '../feedback/QueryBoundary';
import { TableSkeleton } from '../feedback/TableSkeleton';
import { useActiveOperation } from '../api/operationQueries';
import { ActiveOperation } from '../operation/entry/ActiveOperation';
import { useClusterPath } from '../page/useClusterPath';
import { healthState } from '../state/clusterState';
import { DataChip } from '../state/DataChip';
import { driftState } from '../state/driftState';
import { nodeGroupsState } from '../state/nodeGroupState';
import { StateChip } from '../state/StateChip';
import { supportState } from '../state/supportState';
import { useEksTranslation } from '../translation';

function ClusterName(props: { id: ClusterId }) {
  const { id } = props;
  const path = useClusterPath(id);
  return (
    <Typography variant="h6" component="p">
      {path ? <Link to={path}>{id.clusterName}</Link> : id.clusterName}
    </Typography>
  );
}

/** The few facts about a cluster that a card has room for. */
export function ClusterFacts(props: { id: ClusterId; annotation: string }) {
  const { id, annotation } = props;
  const t = useEksTranslation();
  const cluster = useCluster(id);
  const { operation } = useActiveOperation(id);
  const what = t('entity.card.what');
  if (!cluster.data && failureOf(cluster.error).kind === 'not-found') {
    return (
      <Typography variant="body2">
        {t('entity.card.notFound', {
          name: id.clusterName,
          accountId: id.accountId,
          region: id.region,
          annotation,
        })}
      </Typography>
    );
  }
  return (
    <>
      <ClusterName id={id} />
      <QueryBoundary
        query={cluster}
        what={what}
        skeleton={<TableSkeleton what={what} rows={4} />}
      >
        {data => (
          <Facts
            facts={[
              {
                label: t('entity.fact.support'),
                value: (
                  <>
                    {data.version}{' '}
                    <StateChip state={supportState(t, data.support)} />
                  </>
                ),
              },
              {
                label: t('entity.fact.nodeGroups'),
                value: (
                  <StateChip state={nodeGroupsState(t, data.nodeGroups)} />
                ),
              },
              {
                label: t('entity.fact.health'),
                value: <StateChip state={healthState(t, data)} />,
              },
              data.drift && {
                label: t('entity.fact.terraform'),
                value: <StateChip state={driftState(t, data.drift)} />,
              },
              operation && {
                label: t('entity.fact.operation'),
                value: <ActiveOperation operation={operation} />,
              },
              {
                label: t('entity.fact.place'),
                value: t('cluster.place', {
                  account: data.accountName,
                  accountId: data.accountId,
                  region: data.region,
                }),
              },
              {
                label: t('entity.fact.lastSeen'),
                value: <DataChip freshness={data.freshness} />,
              },
            ]}
          />
        )}
      </QueryBoundary>
    </>
  );
}
