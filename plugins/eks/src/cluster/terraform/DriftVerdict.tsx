import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Drift } from '@xkf/backstage-plugin-eks-common';
import { ReactNode } from 'react';
import { Facts } from '../../facts/Facts';
import { driftState } from '../../state/driftState';
import { StateChip } from '../../state/StateChip';
import { Lesser } from '../../text/Lesser';
import { useEksTranslation } from '../../translation';
import { isDescribed } from './driftWords';
import { readingFacts, repositoryFacts } from './RepositoryFacts';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1, 2),
      marginBottom: theme.spacing(1),
      [theme.breakpoints.down('sm')]: { flexWrap: 'wrap' },
    },
    chip: { flexShrink: 0 },
    words: { flex: '1 1 280px' },
    action: {
      flexShrink: 0,
      maxWidth: 320,
      '@media print': { display: 'none' },
    },
    compared: { marginTop: theme.spacing(1) },
    facts: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))',
      alignItems: 'start',
      gap: theme.spacing(0.75, 4),
    },
  }),
  { name: 'EksDriftVerdict' },
);

/** Whether Terraform and AWS agree, in words, and what was compared. */
export function DriftVerdict(props: { drift: Drift; action: ReactNode }) {
  const { drift, action } = props;
  const { state, cause, items } = drift;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <section aria-label={t('drift.verdict')}>
      <div className={classes.line}>
        <div className={classes.chip}>
          <StateChip state={driftState(t, drift)} />
        </div>
        <Typography variant="body1" component="div" className={classes.words}>
          {!isDescribed(drift) && items.length > 0
            ? t('drift.verdict.network')
            : t(`drift.verdict.${state}`)}
          {cause && (
            <Lesser component="p" variant="body2">
              {cause}
            </Lesser>
          )}
        </Typography>
        <div className={classes.action}>{action}</div>
      </div>
      <div className={classes.facts}>
        <Facts facts={repositoryFacts(t, drift)} />
        <Facts facts={readingFacts(t, drift)} />
      </div>
      <div className={classes.compared}>
        <Lesser component="p" variant="body2">
          {t('drift.compared')} {t('drift.notCompared')}
        </Lesser>
      </div>
    </section>
  );
}
