import { Link } from '@backstage/core-components';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  ClusterDetail,
  ClusterId,
  DriftSummary,
} from '@xkf/backstage-plugin-eks-common';
import { healthState, clusterStatusState } from '../../state/clusterState';
import { PrimaryAction } from '../../operation/entry/PrimaryAction';
import { useClusterPath } from '../../page/useClusterPath';
import { DataChip } from '../../state/DataChip';
import { driftState } from '../../state/driftState';
import { StateChip } from '../../state/StateChip';
import { supportState } from '../../state/supportState';
import { lesserColor } from '../../text/lesserColor';
import { useEksTranslation } from '../../translation';
import { Owner } from './Owner';
import { RefreshCluster } from './RefreshCluster';

const useStyles = makeStyles(
  theme => ({
    // The actions keep their place; only the facts beside them wrap.
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(2),
      [theme.breakpoints.down('sm')]: { flexWrap: 'wrap' },
    },
    facts: { flexGrow: 1, minWidth: 0 },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    lesser: { color: lesserColor(theme) },
    name: { overflowWrap: 'anywhere' },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: theme.spacing(1, 2),
      flexShrink: 0,
      maxWidth: 400,
      '@media print': { display: 'none' },
    },
  }),
  { name: 'EksClusterHeader' },
);

/** Whether Terraform and AWS agree, leading to where it is told. */
function DriftChip(props: { id: ClusterId; drift: DriftSummary }) {
  const { id, drift } = props;
  const t = useEksTranslation();
  const tab = useClusterPath(id, 'terraform');
  const state = driftState(t, drift);
  const word = t('cluster.drift', { state: state.word });
  const chip = <StateChip quiet state={{ ...state, word }} />;
  return tab ? <Link to={tab}>{chip}</Link> : chip;
}

/** Who the cluster is and how it is, in two lines. */
export function ClusterHeader(props: {
  id: ClusterId;
  cluster: ClusterDetail;
}) {
  const { id, cluster } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const { accountName: account, accountId, region } = cluster;
  return (
    <header className={classes.root}>
      <div className={classes.facts}>
        <div className={classes.line}>
          <Typography variant="h4" component="h2" className={classes.name}>
            {cluster.name}
          </Typography>
          <Chip
            size="small"
            variant="outlined"
            label={cluster.environment}
            style={{ margin: 0 }}
          />
          <StateChip
            state={{
              ...supportState(t, cluster.support),
              word: `${t('cluster.version', { version: cluster.version })} · ${
                supportState(t, cluster.support).word
              }`,
            }}
          />
          <StateChip state={healthState(t, cluster)} />
          {cluster.status !== 'ACTIVE' && (
            <StateChip state={clusterStatusState(t, cluster.status)} />
          )}
          {cluster.drift && <DriftChip id={id} drift={cluster.drift} />}
          <DataChip freshness={cluster.freshness} />
        </div>
        <Typography
          component="div"
          variant="body2"
          className={`${classes.line} ${classes.lesser}`}
        >
          <span>{t('cluster.place', { account, accountId, region })}</span>
          <span aria-hidden>·</span>
          <span>
            {t('cluster.owner')}: <Owner owner={cluster.owner} />
          </span>
        </Typography>
      </div>
      <div className={classes.actions}>
        <Link to={cluster.consoleUrl}>{t('cluster.console')}</Link>
        <RefreshCluster id={id} />
        <PrimaryAction id={id} cluster={cluster} />
      </div>
    </header>
  );
}
