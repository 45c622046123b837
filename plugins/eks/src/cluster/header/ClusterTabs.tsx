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
  'roles',
  'terraform',
  'operations',
];

const useStyles = makeStyles(
  theme => ({
    root: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      '@media print': { display: 'none' },
    },
    // Wraps where room is short: a strip that scrolls hides tabs, the way back first.
    tabs: { flexWrap: 'wrap' },
    tab: {
      minWidth: 0,
      textTransform: 'none',
      borderBottom: '2px solid transparent',
    },
    current: { borderBottomColor: theme.palette.primary.main },
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
        textColor="inherit"
        classes={{ flexContainer: classes.tabs }}
        // It knows one line only; the border beneath the tab marks it instead.
        TabIndicatorProps={{ style: { display: 'none' } }}
      >
        {shown.map(tab => (
          <Tab
            key={tab}
            value={tab}
            classes={{ root: classes.tab, selected: classes.current }}
            label={t(`cluster.tab.${tab}`)}
            component={Link}
            to={`${base}/${tab}`}
          />
        ))}
      </Tabs>
    </nav>
  );
}
