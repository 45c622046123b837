import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { Operation, OperationStep } from '@xkf/backstage-plugin-eks-common';
import { isNotRun, stepState } from '../../../state/operationState';
import { StateChip } from '../../../state/StateChip';
import { Lesser } from '../../../text/Lesser';
import { useEksTranslation } from '../../../translation';
import { Said } from '../../words/Said';
import { stepTitle } from '../../words/steps';
import { Choices } from '../act/Choices';
import { Acts } from '../act/useActs';
import { StepDetailView } from '../detail/StepDetailView';
import { StepTimes } from './StepTimes';

const useStyles = makeStyles(
  theme => ({
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
      marginBottom: theme.spacing(1),
      fontVariantNumeric: 'tabular-nums',
    },
    reason: { marginBottom: theme.spacing(2), overflowWrap: 'anywhere' },
  }),
  { name: 'EksStepPanel' },
);

const severities = {
  blocked: 'warning',
  failed: 'error',
} as const;

/** What stands in the way is framed; what is merely going on is not. */
function Reason(props: { step: OperationStep }) {
  const { state, reason } = props.step;
  const classes = useStyles();
  if (!reason) return null;
  return state === 'blocked' || state === 'failed' ? (
    <Alert severity={severities[state]} className={classes.reason}>
      <Said>{reason}</Said>
    </Alert>
  ) : (
    <Typography variant="body1" className={classes.reason}>
      <Said>{reason}</Said>
    </Typography>
  );
}

/** One step in detail: how it stands and why, what a person may decide, what it shows. */
export function StepPanel(props: {
  operation: Operation;
  step: OperationStep;
  acts: Acts;
}) {
  const { operation, step, acts } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const active = operation.currentStep?.id === step.id;
  const notRun = isNotRun(step, operation);
  const title = stepTitle(t, step);
  return (
    <section aria-label={title}>
      <div className={classes.head}>
        <Typography variant="h6" component="h3">
          {title}
        </Typography>
        <StateChip quiet state={stepState(t, step, operation)} />
        {!notRun && (
          <Lesser>
            <StepTimes step={step} active={active} />
          </Lesser>
        )}
      </div>
      <Reason step={step} />
      {step.failures > 0 && (
        <Lesser component="p" variant="body2">
          {t('run.step.failures', { count: step.failures })}
        </Lesser>
      )}
      <Choices step={step} acts={acts} />
      {step.detail ? (
        <StepDetailView target={operation.target} detail={step.detail} />
      ) : (
        !step.startedAt && (
          <Lesser component="p" variant="body2">
            {t(notRun ? 'run.step.notRun' : 'run.step.notBegun')}
          </Lesser>
        )
      )}
    </section>
  );
}
