import { Link } from '@backstage/core-components';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import { useLocation } from 'react-router-dom';
import { ClusterTab, useClusterPath } from '../../page/useClusterPath';
import { useEksTranslation } from '../../translation';

const tabs: ClusterTab[] = [
  'overview',
  'node-groups',
  'nodes',
  'addons',
  'updates',
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
export function ClusterTabs(props: { id: ClusterId }) {
  const classes = useStyles();
  const t = useEksTranslation();
  const { pathname } = useLocation();
  const base = useClusterPath(props.id) ?? '';
  const current =
    tabs.find(tab => pathname.startsWith(`${base}/${tab}`)) ?? 'overview';
  return (
    <nav aria-label={t('cluster.tabs')} className={classes.root}>
      <Tabs
        value={current}
        variant="scrollable"
        scrollButtons="auto"
        indicatorColor="primary"
        textColor="inherit"
      >
        {tabs.map(tab => (
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
