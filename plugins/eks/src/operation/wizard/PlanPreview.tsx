import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  ChangePreview,
  ClusterId,
  clusterOfTarget,
  OperationPlan,
  PreflightFinding,
} from '@xkf/backstage-plugin-eks-common';
import { ComponentProps } from 'react';
import { useDrift } from '../../api/terraformQueries';
import { PreviewBody } from '../../change/preview/PreviewBody';
import { useEksTranslation } from '../../translation';
import { CoveredClusters } from '../rotation/CoveredClusters';
import { Section } from '../Section';
import { stepTitle } from '../words/steps';
import { ObstaclesReminder } from './ObstaclesReminder';
import { PlanSteps } from './PlanSteps';
import { WizardActions } from './WizardActions';

const useStyles = makeStyles(
  theme => ({
    change: { padding: theme.spacing(2), marginBottom: theme.spacing(2) },
  }),
  { name: 'EksPlanPreview' },
);

/** What the check has said already is not said again beside the diff. */
function withoutFindings(
  preview: ChangePreview,
  findings: PreflightFinding[],
): ChangePreview {
  const warnings = preview.warnings.filter(
    warning =>
      !findings.some(({ message }) => message.includes(warning.message)),
  );
  return { ...preview, warnings };
}

type ChangeProps = ComponentProps<typeof PreviewBody>;

/** Of a cluster, whose comparison knows the addresses of lines. */
function ClusterChange(props: Omit<ChangeProps, 'drift'> & { id: ClusterId }) {
  const { id, ...rest } = props;
  return <PreviewBody {...rest} drift={useDrift(id).data} />;
}

function Change(props: Omit<ChangeProps, 'drift'> & { plan: OperationPlan }) {
  const { plan, ...rest } = props;
  const cluster = clusterOfTarget(plan.target);
  return cluster ? (
    <ClusterChange {...rest} id={cluster} />
  ) : (
    <PreviewBody {...rest} drift={undefined} />
  );
}

/** The plan with its times, and the diff of every pull request that it would open. */
export function PlanPreview(props: {
  plan: OperationPlan;
  onBack: () => void;
  onNext: () => void;
}) {
  const { plan, onBack, onNext } = props;
  const { changes, steps, findings } = plan;
  const classes = useStyles();
  const t = useEksTranslation();
  const titleOf = (stepId: string) => {
    const step = steps.find(({ id: other }) => other === stepId);
    return step ? stepTitle(t, step) : stepId;
  };
  const titled = changes.map((change, index) => ({
    ...change,
    title: t('wizard.change', {
      number: String(index + 1),
      total: String(changes.length),
      step: titleOf(change.stepId),
    }),
  }));
  return (
    <>
      <ObstaclesReminder plan={plan} onCheck={onBack} />
      <CoveredClusters
        cluster={plan.target.name}
        also={plan.alsoTargets.flatMap(({ clusterName }) => clusterName ?? [])}
      />
      <Section title={t('wizard.plan')}>
        <PlanSteps plan={plan} />
      </Section>
      <Section title={t('wizard.changes', { count: changes.length })}>
        {changes.length === 0 && t('wizard.changes.none')}
        {titled.map(({ stepId, preview, title }) => (
          <Paper key={stepId} variant="outlined" className={classes.change}>
            <Typography variant="subtitle2" component="h4" gutterBottom>
              {title}
            </Typography>
            <Change
              plan={plan}
              preview={withoutFindings(preview, findings)}
              of={title}
            />
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
