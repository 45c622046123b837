import { LinkButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { ClusterId, StepDetail } from '@xkf/backstage-plugin-eks-common';
import { useWizardPath } from '../../../page/useClusterPath';
import { Lesser } from '../../../text/Lesser';
import { useEksTranslation } from '../../../translation';
import { Section } from '../../Section';

type Detail = Extract<StepDetail, { type: 'offer' }>;

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(1),
      margin: theme.spacing(1, 0),
      padding: 0,
      listStyle: 'none',
    },
    item: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
  }),
  { name: 'EksOfferDetail' },
);

/** The node groups that are behind now, each with the way to its rotation. */
export function OfferDetail(props: { cluster: ClusterId; detail: Detail }) {
  const { cluster, detail } = props;
  const { nodeGroups } = detail;
  const classes = useStyles();
  const t = useEksTranslation();
  const rotate = useWizardPath(cluster, 'rotate');
  if (nodeGroups.length === 0) return <>{t('run.offer.none')}</>;
  const to = (names: string[]) =>
    `${rotate}?${new URLSearchParams(names.map(name => ['nodeGroup', name]))}`;
  return (
    <Section title={t('run.offer')}>
      {t('run.offer.text')}
      <ul className={classes.list}>
        {nodeGroups.map(({ name, version }) => (
          <li key={name} className={classes.item}>
            <span>{name}</span>
            <Lesser>
              {t('run.offer.version', {
                version: version ?? t('value.unknown'),
              })}
            </Lesser>
            {rotate && (
              <LinkButton to={to([name])} size="small" variant="outlined">
                {t('run.offer.rotate', { name })}
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
      {rotate && nodeGroups.length > 1 && (
        <LinkButton
          to={to(nodeGroups.map(({ name }) => name))}
          variant="contained"
          color="primary"
        >
          {t('run.offer.rotateAll', { count: nodeGroups.length })}
        </LinkButton>
      )}
    </Section>
  );
}
