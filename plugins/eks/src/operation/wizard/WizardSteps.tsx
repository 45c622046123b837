import { makeStyles } from '@material-ui/core/styles';
import Step from '@material-ui/core/Step';
import StepLabel from '@material-ui/core/StepLabel';
import Stepper from '@material-ui/core/Stepper';
import { useEksTranslation } from '../../translation';
import { WizardStep, wizardSteps } from './useWizardStep';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1, 0, 2),
      backgroundColor: 'transparent',
    },
  }),
  { name: 'EksWizardSteps' },
);

/** Where in the wizard the reader is. */
export function WizardSteps(props: { step: WizardStep }) {
  const { step } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const active = wizardSteps.indexOf(step);
  return (
    <Stepper
      activeStep={active}
      className={classes.root}
      aria-label={t('wizard.steps')}
      role="list"
    >
      {wizardSteps.map((name, index) => (
        <Step
          key={name}
          role="listitem"
          completed={index < active}
          aria-current={name === step ? 'step' : undefined}
        >
          <StepLabel>{t(`wizard.step.${name}`)}</StepLabel>
        </Step>
      ))}
    </Stepper>
  );
}
