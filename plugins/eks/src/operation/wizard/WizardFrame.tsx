import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { OperationInput } from '@xkf/backstage-plugin-eks-common';
import { ReactNode, useState } from 'react';
import { usePageTitle } from '../../page/usePageTitle';
import { lesserColor } from '../../text/lesserColor';
import { useEksTranslation } from '../../translation';
import { PlannedSteps } from './PlannedSteps';
import { useWizardStep } from './useWizardStep';
import { WizardSteps } from './WizardSteps';

const useStyles = makeStyles(
  theme => ({
    root: {
      maxWidth: 1200,
      // The theme's own is too faint on the page.
      '& .MuiFormHelperText-root:not(.Mui-error), & .MuiFormLabel-root:not(.Mui-focused):not(.Mui-error), & .MuiStepLabel-label:not(.MuiStepLabel-active)':
        { color: lesserColor(theme) },
    },
    heading: { outlineOffset: theme.spacing(0.5) },
  }),
  { name: 'EksWizardFrame' },
);

/**
 * The four steps of every operation: choose, check, preview, confirm. What was
 * entered stays while people go to and fro.
 * @param props - `back`: the page that the wizard belongs to, without an address
 * where the app has no such page; `choose`: the first step; it gives what was chosen
 * to its argument
 */
export function WizardFrame(props: {
  back: { name: string; path: string | undefined };
  title: string;
  choose: (onChosen: (input: OperationInput) => void) => ReactNode;
}) {
  const { back, title, choose } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const [input, setInput] = useState<OperationInput>();
  const [typed, setTyped] = useState('');
  const { step, heading, goTo } = useWizardStep(input !== undefined);
  usePageTitle(title);
  const chosen = (next: OperationInput) => {
    setInput(next);
    goTo('check');
  };
  return (
    <div className={classes.root}>
      {back.path && (
        <Link to={back.path}>{t('wizard.back', { name: back.name })}</Link>
      )}
      <Typography variant="h4" component="h2">
        {title}
      </Typography>
      <WizardSteps step={step} />
      <Typography
        variant="h6"
        component="h3"
        gutterBottom
        ref={heading}
        tabIndex={-1}
        className={classes.heading}
      >
        {t(`wizard.heading.${step}`)}
      </Typography>
      {/* Stays while the plan is read, so that what was entered is there again. */}
      <div style={{ display: step === 'choose' ? 'block' : 'none' }}>
        {choose(chosen)}
      </div>
      {step !== 'choose' && input && (
        <PlannedSteps
          input={input}
          step={step}
          goTo={goTo}
          typed={typed}
          onTyped={setTyped}
        />
      )}
    </div>
  );
}
