import { makeStyles } from '@material-ui/core/styles';
import Step from '@material-ui/core/Step';
import StepLabel from '@material-ui/core/StepLabel';
import Stepper from '@material-ui/core/Stepper';
import { useEksTranslation } from '../translation';

/** The steps of a change, in their order. */
export const changeSteps = ['choose', 'preview', 'open'] as const;

export type ChangeStep = (typeof changeSteps)[number];

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1, 3),
      backgroundColor: 'transparent',
    },
  }),
  { name: 'EksChangeSteps' },
);

/** Where in the three steps the reader is. */
export function ChangeSteps(props: { step: ChangeStep }) {
  const { step } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const active = changeSteps.indexOf(step);
  return (
    <Stepper
      activeStep={active}
      className={classes.root}
      aria-label={t('change.steps')}
      role="list"
    >
      {changeSteps.map((name, index) => (
        <Step
          key={name}
          role="listitem"
          completed={index < active || step === 'open'}
          aria-current={name === step ? 'step' : undefined}
        >
          <StepLabel>{t(`change.step.${name}`)}</StepLabel>
        </Step>
      ))}
    </Stepper>
  );
}
