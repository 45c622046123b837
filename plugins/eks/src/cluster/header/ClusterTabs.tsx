import { Link } from '@backstage/core-components';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { ClusterDetail, ClusterId } from '@xkf/backstage-plugin-eks-common';
import { useLocation } from 'react-router-dom';
import { ClusterTab, useClusterPath } from '../../page/useClusterPath';
import { useEksTranslation } from '../../translation';

const tabs: ClusterTab[] = [
  'overview',
  'node-groups',
  'nodes',
  'addons',
  'updates',
  'terraform',
];

const useStyles = makeStyles(
  theme => ({
    root: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      '@media print': { display: 'none' },
    },
    tab: { minWidth: 0, textTransform: 'none' },
  }),
  { name: 'EksClusterTabs' },
);

/** Links to the parts of a cluster; the current one is marked for everyone. */
export function ClusterTabs(props: {
  id: ClusterId;
  cluster: Pick<ClusterDetail, 'drift'>;
}) {
  const { id, cluster } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const { pathname } = useLocation();
  const base = useClusterPath(id) ?? '';
  // Without a Terraform repository there is nothing to compare with.
  const shown = tabs.filter(tab => tab !== 'terraform' || cluster.drift);
  const current =
    shown.find(tab => pathname.startsWith(`${base}/${tab}`)) ?? 'overview';
  return (
    <nav aria-label={t('cluster.tabs')} className={classes.root}>
      <Tabs
        value={current}
        variant="scrollable"
        scrollButtons="auto"
        indicatorColor="primary"
        textColor="inherit"
      >
        {shown.map(tab => (
          <Tab
            key={tab}
            value={tab}
            className={classes.tab}
            label={t(`cluster.tab.${tab}`)}
            component={Link}
            to={`${base}/${tab}`}
          />
        ))}
      </Tabs>
    </nav>
  );
}
