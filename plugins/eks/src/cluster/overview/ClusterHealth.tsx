import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { ClusterDetail, DegradedPart } from '@xkf/backstage-plugin-eks-common';
import { useClusterPath } from '../../page/useClusterPath';
import { useEksTranslation } from '../../translation';
import { HealthIssues } from '../HealthIssues';

const tabOf = { 'node-group': 'node-groups', addon: 'addons' } as const;

function DegradedPartIssues(props: {
  cluster: ClusterDetail;
  degraded: DegradedPart;
}) {
  const { cluster, degraded } = props;
  const { part, name, status, issues } = degraded;
  const { accountId, region, name: clusterName } = cluster;
  const t = useEksTranslation();
  const tab = useClusterPath({ accountId, region, clusterName }, tabOf[part]);
  const sentence = t(`health.part.${part}`, { name });
  return (
    <>
      <Typography variant="subtitle2" component="h4">
        {tab ? <Link to={tab}>{sentence}</Link> : sentence}
      </Typography>
      {issues.length > 0 ? (
        <HealthIssues issues={issues} />
      ) : (
        <Typography variant="body2">
          {t('health.status', { status })}
        </Typography>
      )}
    </>
  );
}

/** Why a cluster counts as degraded: its own issues, then those of its parts. */
export function ClusterHealth(props: { cluster: ClusterDetail }) {
  const { cluster } = props;
  const { health, healthIssues, degradedParts } = cluster;
  const t = useEksTranslation();
  if (healthIssues.length + degradedParts.length === 0) {
    return <>{health === 'unknown' ? t('health.unread') : t('health.none')}</>;
  }
  return (
    <>
      {healthIssues.length > 0 && <HealthIssues issues={healthIssues} />}
      {degradedParts.map(degraded => (
        <DegradedPartIssues
          key={`${degraded.part}/${degraded.name}`}
          cluster={cluster}
          degraded={degraded}
        />
      ))}
    </>
  );
}
