import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import { Operation } from '@xkf/backstage-plugin-eks-common';
import { isNotRun, stepState } from '../../../state/operationState';
import { StateChip } from '../../../state/StateChip';
import { Lesser } from '../../../text/Lesser';
import { useEksTranslation } from '../../../translation';
import { stepTitle } from '../../words/steps';
import { StepTimes } from './StepTimes';

const useStyles = makeStyles(
  theme => ({
    // Beside the details where there is room, in columns above them where not.
    list: {
      display: 'grid',
      alignContent: 'start',
      gap: theme.spacing(0.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
      },
    },
    button: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      justifyContent: 'stretch',
      alignContent: 'start',
      gap: theme.spacing(0.25),
      width: '100%',
      height: '100%',
      padding: theme.spacing(1, 1.5),
      textAlign: 'left',
      borderLeft: '3px solid transparent',
      borderRadius: theme.shape.borderRadius,
      '&:hover, &:focus-visible': {
        backgroundColor: theme.palette.action.hover,
      },
    },
    shown: {
      borderLeftColor: theme.palette.primary.main,
      backgroundColor: theme.palette.action.selected,
    },
    current: { fontWeight: 'bold' },
    // The seconds that count down must not push what stands after them.
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0, 1),
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'EksStepList' },
);

/** All steps of an operation with state and times; a click shows one in detail. */
export function StepList(props: {
  operation: Operation;
  /** The step whose details are shown. */
  shown: string | undefined;
  onShow: (id: string) => void;
}) {
  const { operation, shown, onShow } = props;
  const { steps } = operation;
  const current = operation.currentStep?.id;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <ol className={classes.list} aria-label={t('run.steps')}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          aria-current={step.id === current ? 'step' : undefined}
        >
          <ButtonBase
            className={`${classes.button} ${step.id === shown ? classes.shown : ''}`}
            aria-pressed={step.id === shown}
            onClick={() => onShow(step.id)}
          >
            <span className={step.id === current ? classes.current : undefined}>
              {index + 1}. {stepTitle(t, step)}
            </span>
            <span className={classes.line}>
              <StateChip quiet state={stepState(t, step, operation)} />
              {!isNotRun(step, operation) && (
                <Lesser>
                  <StepTimes step={step} active={step.id === current} />
                </Lesser>
              )}
            </span>
          </ButtonBase>
        </li>
      ))}
    </ol>
  );
}
