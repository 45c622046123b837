import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { OperationPlan } from '@xkf/backstage-plugin-eks-common';
import { useEksTranslation } from '../../translation';
import { DrainPreviewView } from '../drain/DrainPreviewView';
import { FindingList } from '../finding/FindingList';
import { Section } from '../Section';
import { Obstacles } from './Obstacles';
import { WizardActions } from './WizardActions';

/** What was found out about the plan: what stands in its way, and what drains would do. */
export function CheckStep(props: {
  plan: OperationPlan;
  onBack: () => void;
  onNext: () => void;
}) {
  const { plan, onBack, onNext } = props;
  const { findings, drain, drainProblem } = plan;
  const t = useEksTranslation();
  // What the drain shows itself, with its pods, stands there alone.
  const others = findings.filter(
    ({ message }) => !drain?.blockers.some(other => other.message === message),
  );
  const isSaid = findings.some(({ message }) => message === drainProblem);
  return (
    <>
      <Obstacles plan={plan} />
      <Section title={t('finding.list')}>
        <FindingList findings={others} />
      </Section>
      {drainProblem && !isSaid && (
        <Alert severity="warning" style={{ marginBottom: 16 }}>
          {t('wizard.drainProblem', { message: drainProblem })}
        </Alert>
      )}
      {drain && <DrainPreviewView preview={drain} />}
      <WizardActions onBack={onBack}>
        <Button color="primary" variant="contained" onClick={onNext}>
          {t('wizard.toPreview')}
        </Button>
      </WizardActions>
    </>
  );
}
