import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ClusterId, OperationPlan } from '@xkf/backstage-plugin-eks-common';
import { useDrift } from '../../api/terraformQueries';
import { PreviewBody } from '../../change/preview/PreviewBody';
import { useEksTranslation } from '../../translation';
import { Section } from '../Section';
import { Obstacles } from './Obstacles';
import { PlanSteps } from './PlanSteps';
import { WizardActions } from './WizardActions';

const useStyles = makeStyles(
  theme => ({
    change: { padding: theme.spacing(2), marginBottom: theme.spacing(2) },
  }),
  { name: 'EksPlanPreview' },
);

/** The plan with its times, and the diff of every pull request that it would open. */
export function PlanPreview(props: {
  id: ClusterId;
  plan: OperationPlan;
  onBack: () => void;
  onNext: () => void;
}) {
  const { id, plan, onBack, onNext } = props;
  const { changes, steps, obstacles } = plan;
  const classes = useStyles();
  const t = useEksTranslation();
  const drift = useDrift(id).data;
  const titleOf = (stepId: string) =>
    steps.find(step => step.id === stepId)?.title ?? stepId;
  return (
    <>
      <Obstacles obstacles={obstacles} />
      <Section title={t('wizard.plan')}>
        <PlanSteps plan={plan} />
      </Section>
      <Section title={t('wizard.changes', { count: changes.length })}>
        {changes.length === 0 && t('wizard.changes.none')}
        {changes.map(({ stepId, preview }, index) => (
          <Paper key={stepId} variant="outlined" className={classes.change}>
            <Typography variant="subtitle2" component="h4" gutterBottom>
              {t('wizard.change', {
                number: String(index + 1),
                total: String(changes.length),
                step: titleOf(stepId),
              })}
            </Typography>
            <PreviewBody preview={preview} drift={drift} />
          </Paper>
        ))}
      </Section>
      <WizardActions onBack={onBack}>
        <Button color="primary" variant="contained" onClick={onNext}>
          {t('wizard.toConfirm')}
        </Button>
      </WizardActions>
    </>
  );
}
