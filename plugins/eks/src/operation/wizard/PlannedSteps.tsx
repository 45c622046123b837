import Button from '@material-ui/core/Button';
import {
  OperationInput,
  OperationKindName,
  OperationPlan,
} from '@xkf/backstage-plugin-eks-common';
import { useNavigate } from 'react-router-dom';
import { failureOf } from '../../api/failure';
import { planOf } from '../../api/planOf';
import { useOperationPlan, useStartOperation } from '../../api/planQueries';
import { QueryBoundary } from '../../feedback/QueryBoundary';
import { useFocusKept } from '../../feedback/useFocusKept';
import { TableSkeleton } from '../../feedback/TableSkeleton';
import { useOperationPath } from '../../page/useClusterPath';
import { fromWizard } from '../run/fromWizard';
import { Lesser } from '../../text/Lesser';
import { Moment } from '../../time/Moment';
import { useEksTranslation } from '../../translation';
import { CheckStep } from './CheckStep';
import { ConfirmStep } from './ConfirmStep';
import { PlanPreview } from './PlanPreview';
import { refusedWords, StartRefusal } from './StartRefusal';
import { WizardStep } from './useWizardStep';
import { WizardActions } from './WizardActions';

const permissions: Record<OperationKindName, string> = {
  upgrade: 'eks.cluster.upgrade',
  rotation: 'eks.nodegroup.rotate',
  'tenant-account': 'eks.tenant.create',
  'tenant-registration': 'eks.tenant.create',
  'irsa-role': 'eks.irsa-role.create',
  peering: 'eks.peering.change',
  'peering-removal': 'eks.peering.change',
};

/** How old the plan is, and the way to a new one. */
function PlanAge(props: { at: number; busy: boolean; onAgain: () => void }) {
  const { at, busy, onAgain } = props;
  const t = useEksTranslation();
  const button = useFocusKept<HTMLButtonElement>();
  return (
    <Lesser component="div" variant="body2">
      {t('wizard.planned', {
        when: <Moment quiet at={new Date(at).toISOString()} />,
      })}{' '}
      <Button ref={button} size="small" disabled={busy} onClick={onAgain}>
        {busy ? t('wizard.planning') : t('wizard.planAgain')}
      </Button>
    </Lesser>
  );
}

/**
 * Check, preview, confirm: the steps after something was chosen. They share one plan,
 * and what is typed stays when a newer plan takes its place.
 */
export function PlannedSteps(props: {
  input: OperationInput;
  step: Exclude<WizardStep, 'choose'>;
  goTo: (step: WizardStep) => void;
  /** What confirms it, as far as it has been typed. */
  typed: string;
  onTyped: (text: string) => void;
}) {
  const { input, step, goTo, typed, onTyped } = props;
  const t = useEksTranslation();
  const navigate = useNavigate();
  const pathOf = useOperationPath();
  const plan = useOperationPlan(input);
  const start = useStartOperation(input);
  const permission = permissions[input.kind];
  const what = t('wizard.what');
  const begin = (agreed: OperationPlan) =>
    start.mutate(
      { plan: agreed, confirmation: typed },
      {
        onSuccess: operation => {
          if (pathOf) navigate(pathOf(operation), { state: fromWizard });
        },
        // A person has to see what would happen now before they agree to it.
        onError: error => planOf(error) && goTo('preview'),
      },
    );
  const failed = plan.data === undefined && plan.error !== null;
  return (
    <>
      <StartRefusal error={start.error} permission={permission} />
      <QueryBoundary
        query={plan}
        what={what}
        words={error => refusedWords(t, error, permission)}
        skeleton={<TableSkeleton what={what} rows={8} />}
      >
        {data => (
          <>
            <PlanAge
              at={plan.dataUpdatedAt}
              busy={plan.isFetching}
              onAgain={() => {
                start.reset();
                plan.refetch();
              }}
            />
            {step === 'check' && (
              <CheckStep
                plan={data}
                onBack={() => goTo('choose')}
                onNext={() => goTo('preview')}
              />
            )}
            {step === 'preview' && (
              <PlanPreview
                plan={data}
                onBack={() => goTo('check')}
                onNext={() => goTo('confirm')}
              />
            )}
            {step === 'confirm' && (
              <ConfirmStep
                plan={data}
                typed={typed}
                onTyped={onTyped}
                busy={start.isPending}
                forbidden={
                  start.error !== null &&
                  failureOf(start.error).kind === 'forbidden'
                }
                onBack={() => goTo('preview')}
                onCheck={() => goTo('check')}
                onStart={() => begin(data)}
              />
            )}
          </>
        )}
      </QueryBoundary>
      {failed && (
        <WizardActions>
          <Button variant="outlined" onClick={() => goTo('choose')}>
            {t('change.back')}
          </Button>
        </WizardActions>
      )}
    </>
  );
}
