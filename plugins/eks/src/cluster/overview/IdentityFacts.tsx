import { ClusterDetail } from '@xkf/backstage-plugin-eks-common';
import { CopyableId } from '../../copy/CopyableId';
import { Facts } from '../../facts/Facts';
import { clusterStatusState } from '../../state/clusterState';
import { StateChip } from '../../state/StateChip';
import { Moment } from '../../time/Moment';
import { useEksTranslation } from '../../translation';
import { Owner } from '../header/Owner';

/** What names the cluster. */
export function IdentityFacts(props: { cluster: ClusterDetail }) {
  const { cluster } = props;
  const t = useEksTranslation();
  return (
    <Facts
      facts={[
        {
          label: t('overview.arn'),
          value: <CopyableId value={cluster.arn} />,
        },
        {
          label: t('overview.accountId'),
          value: <CopyableId value={cluster.accountId} />,
        },
        { label: t('overview.region'), value: cluster.region },
        {
          label: t('overview.status'),
          value: <StateChip state={clusterStatusState(t, cluster.status)} />,
        },
        {
          label: t('overview.owner'),
          value: <Owner owner={cluster.owner} />,
        },
        {
          label: t('overview.created'),
          value: <Moment at={cluster.createdAt} />,
        },
        {
          label: t('overview.lastSeen'),
          value: <Moment at={cluster.freshness.lastSeen} />,
        },
      ]}
    />
  );
}
