import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { OperationPlan } from '@xkf/backstage-plugin-eks-common';
import { Lesser } from '../../text/Lesser';
import { formatDuration } from '../../time/duration';
import { useEksTranslation } from '../../translation';
import { stepTitle } from '../words/steps';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(1),
      margin: theme.spacing(1, 0, 0),
      paddingLeft: theme.spacing(3),
    },
    title: { fontWeight: 'bold' },
  }),
  { name: 'EksPlanSteps' },
);

/** What happens after the start, step by step, with the usual times. */
export function PlanSteps(props: { plan: OperationPlan }) {
  const { steps } = props.plan;
  const classes = useStyles();
  const t = useEksTranslation();
  const known = steps.reduce((sum, step) => sum + (step.usualSeconds ?? 0), 0);
  const byPeople = steps.some(step => step.usualSeconds === undefined);
  const duration = formatDuration(t, known);
  return (
    <>
      <Typography variant="body2">
        {byPeople
          ? t('wizard.totalAndPeople', { duration })
          : t('wizard.total', { duration })}
      </Typography>
      <ol className={classes.list} aria-label={t('wizard.plan')}>
        {steps.map(({ id, title, description, usualSeconds }) => (
          <li key={id}>
            <span className={classes.title}>{stepTitle(t, { id, title })}</span>{' '}
            <Lesser>
              {usualSeconds === undefined
                ? t('run.step.people')
                : t('run.step.usual', {
                    duration: formatDuration(t, usualSeconds),
                  })}
            </Lesser>
            <div>{description}</div>
          </li>
        ))}
      </ol>
    </>
  );
}
