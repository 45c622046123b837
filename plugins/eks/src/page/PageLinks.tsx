import { LinkButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useEksTranslation } from '../translation';
import {
  useIrsaRolesPath,
  useOperationsPath,
  usePeeringsPath,
  useTenantsPath,
} from './useClusterPath';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  }),
  { name: 'EksPageLinks' },
);

/** The ways from the fleet to the other pages. */
export function PageLinks() {
  const classes = useStyles();
  const t = useEksTranslation();
  const pages = [
    { path: useOperationsPath(), title: t('operations.heading') },
    { path: useTenantsPath(), title: t('page.tenants') },
    { path: useIrsaRolesPath(), title: t('page.irsaRoles') },
    { path: usePeeringsPath(), title: t('page.peerings') },
  ];
  return (
    <nav aria-label={t('page.links')} className={classes.root}>
      {pages.map(
        ({ path, title }) =>
          path && (
            <LinkButton key={title} to={path} variant="outlined">
              {title}
            </LinkButton>
          ),
      )}
    </nav>
  );
}
