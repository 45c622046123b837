import Alert from '@material-ui/lab/Alert';
import { ClusterDetail } from '@xkf/backstage-plugin-eks-common';
import { CopyableId } from '../../copy/CopyableId';
import { Facts } from '../../facts/Facts';
import { IdList } from '../../facts/IdList';
import { useEksTranslation } from '../../translation';
import { accessWords, isOpenToAll } from './endpointAccess';

/** How the API server is reached and where the cluster stands. */
export function NetworkFacts(props: { cluster: ClusterDetail }) {
  const { cluster } = props;
  const { endpoint, endpointAccess } = cluster;
  const t = useEksTranslation();
  return (
    <>
      {isOpenToAll(endpointAccess) && (
        <Alert severity="warning" style={{ marginBottom: 16 }}>
          {t('overview.access.openWarning')}
        </Alert>
      )}
      <Facts
        facts={[
          {
            label: t('overview.endpoint'),
            value: endpoint ? (
              <CopyableId value={endpoint} />
            ) : (
              t('value.unknown')
            ),
          },
          {
            label: t('overview.access'),
            value: accessWords(t, endpointAccess),
          },
          endpointAccess.public
            ? {
                label: t('overview.access.cidrs'),
                value: <IdList ids={endpointAccess.publicCidrs} />,
              }
            : undefined,
          {
            label: t('overview.vpc'),
            value: <IdList ids={[cluster.vpcId]} />,
          },
          {
            label: t('overview.subnets'),
            value: <IdList ids={cluster.subnetIds} />,
          },
          {
            label: t('overview.clusterSecurityGroup'),
            value: <IdList ids={[cluster.clusterSecurityGroupId]} />,
          },
          {
            label: t('overview.securityGroups'),
            value: <IdList ids={cluster.securityGroupIds} />,
          },
          {
            label: t('overview.serviceCidr'),
            value: <IdList ids={[cluster.serviceCidr]} />,
          },
        ]}
      />
    </>
  );
}
