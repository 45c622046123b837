import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core';
import { LogoMark } from './LogoMark';

const useStyles = makeStyles({
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    height: 72,
    paddingLeft: (sidebarConfig.drawerWidthClosed - 28) / 2,
    color: '#ffffff',
    fontSize: 20,
    fontWeight: 600,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
  },
});

/** Mark of the portal with its name beside it while the sidebar is open. */
export const SidebarLogo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      color="inherit"
      className={classes.link}
      aria-label="XKF portal, home"
    >
      <LogoMark />
      {isOpen && <span>XKF portal</span>}
    </Link>
  );
};
