import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { OperationPlan } from '@xkf/backstage-plugin-eks-common';
import { FormEvent, useId } from 'react';
import { Facts } from '../../facts/Facts';
import { EksTranslate, useEksTranslation } from '../../translation';
import { Section } from '../Section';
import { operationTitle } from '../words/operationTitle';
import { shortList } from '../words/shortList';
import { targetNames, targetPlaces } from '../words/targets';
import { ObstaclesReminder } from './ObstaclesReminder';
import { WizardActions } from './WizardActions';

/** Why the start button is off; undefined when it is not. */
function whyNot(
  t: EksTranslate,
  plan: OperationPlan,
  typed: string,
): string | undefined {
  if (plan.obstacles.length > 0) {
    return t('wizard.shut.obstacles', { count: plan.obstacles.length });
  }
  return plan.confirmation && typed.trim() !== plan.confirmation
    ? t('wizard.shut.confirmation', { text: plan.confirmation })
    : undefined;
}

/** The last question. Only the button here begins anything. */
export function ConfirmStep(props: {
  plan: OperationPlan;
  typed: string;
  onTyped: (text: string) => void;
  busy: boolean;
  forbidden: boolean;
  onBack: () => void;
  /** Back to what was found. */
  onCheck: () => void;
  onStart: () => void;
}) {
  const { plan, typed, onTyped, busy, forbidden } = props;
  const { onBack, onCheck, onStart } = props;
  const { confirmation, approvalRequired, input } = plan;
  const t = useEksTranslation();
  const id = useId();
  const reason = whyNot(t, plan, typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reason && !busy && !forbidden) onStart();
  };
  return (
    <form noValidate onSubmit={submit}>
      <ObstaclesReminder plan={plan} onCheck={onCheck} />
      <Section title={t('wizard.summary')}>
        <Facts
          facts={[
            {
              label: t('wizard.fact.operation'),
              value: operationTitle(t, plan.title),
            },
            {
              label: t('operations.column.target'),
              value: `${shortList(t, targetNames(plan))}; ${targetPlaces(plan).join('; ')}`,
            },
            {
              label: t('operations.column.environment'),
              value: plan.environment,
            },
            {
              label: t('run.fact.reason'),
              value: input.reason ?? t('run.fact.noReason'),
            },
            {
              label: t('run.fact.approval'),
              value: approvalRequired
                ? t('wizard.approval.needed')
                : t('run.fact.approvalNotNeeded'),
            },
          ]}
        />
      </Section>
      <Typography variant="body2" gutterBottom>
        {approvalRequired ? t('wizard.then.approval') : t('wizard.then.start')}
      </Typography>
      {confirmation && (
        <TextField
          id={`${id}-confirmation`}
          margin="dense"
          variant="outlined"
          autoComplete="off"
          label={t('wizard.confirmation.label', { text: confirmation })}
          helperText={t('wizard.confirmation.rule', {
            environment: plan.environment,
          })}
          value={typed}
          onChange={event => onTyped(event.target.value)}
        />
      )}
      <WizardActions
        onBack={onBack}
        reason={reason && <span id={`${id}-reason`}>{reason}</span>}
      >
        <Button
          type="submit"
          color="primary"
          variant="contained"
          style={{ textTransform: 'none' }}
          disabled={reason !== undefined || busy || forbidden}
          aria-describedby={reason && `${id}-reason`}
        >
          {busy
            ? t('wizard.starting')
            : t('wizard.start', { title: operationTitle(t, plan.title) })}
        </Button>
      </WizardActions>
    </form>
  );
}
