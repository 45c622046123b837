import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { Operation } from '@xkf/backstage-plugin-eks-common';
import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import { failureOf } from '../../api/failure';
import { useOperation } from '../../api/operationQueries';
import { useOperationSignals } from '../../api/useOperationSignals';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { QueryBoundary } from '../../feedback/QueryBoundary';
import { TableSkeleton } from '../../feedback/TableSkeleton';
import { useLastingError } from '../../feedback/useLastingError';
import { useOperationPath, useOperationsPath } from '../../page/useClusterPath';
import { usePageTitle } from '../../page/usePageTitle';
import { useEksTranslation } from '../../translation';
import { useQueryParams } from '../../url/useQueryParams';
import { BackToOperations } from '../BackToOperations';
import { Section } from '../Section';
import { operationTitle } from '../words/operationTitle';
import { stepTitle } from '../words/steps';
import { Approval } from './act/Approval';
import { DangerDialog } from './act/DangerDialog';
import { Refusal } from './act/Refusal';
import { useActs } from './act/useActs';
import { EventList } from './events/EventList';
import { RunFacts } from './RunFacts';
import { RunHeader } from './RunHeader';
import { StepList } from './steps/StepList';
import { StepPanel } from './steps/StepPanel';
import { useStepAnnouncement } from './useStepAnnouncement';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    steps: {
      display: 'grid',
      gridTemplateColumns: 'minmax(240px, 300px) minmax(0, 1fr)',
      gap: theme.spacing(3),
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
  }),
  { name: 'EksRunPage' },
);

/** The step that a person wants to see first: where it is, or where it ended. */
function defaultStep({ steps, currentStep }: Operation): string | undefined {
  const begun = steps.filter(({ startedAt }) => startedAt);
  return currentStep?.id ?? begun.at(-1)?.id ?? steps[0]?.id;
}

function Run(props: { operation: Operation }) {
  const { operation } = props;
  const { id, steps, version } = operation;
  const classes = useStyles();
  const t = useEksTranslation();
  const [params, change] = useQueryParams();
  const acts = useActs(operation);
  useStepAnnouncement(operation);
  const title = operationTitle(t, operation.title);
  usePageTitle(title);
  const titles = useMemo(
    () => new Map(steps.map(step => [step.id, stepTitle(t, step)])),
    [t, steps],
  );
  const wanted = params.get('step');
  const shown =
    steps.find(step => step.id === wanted) ??
    steps.find(step => step.id === defaultStep(operation));
  const show = (stepId: string) =>
    change(
      { step: stepId === defaultStep(operation) ? undefined : stepId },
      { replace: true },
    );
  return (
    <>
      <RunHeader operation={operation} acts={acts} />
      <Refusal error={acts.error} />
      <Approval operation={operation} acts={acts} />
      <div className={classes.steps}>
        <StepList operation={operation} shown={shown?.id} onShow={show} />
        {shown && <StepPanel operation={operation} step={shown} acts={acts} />}
      </div>
      <Section title={t('run.events')}>
        <EventList id={id} version={version} steps={titles} />
      </Section>
      <Section title={t('run.facts')}>
        <RunFacts operation={operation} />
      </Section>
      {acts.danger && (
        <DangerDialog
          danger={acts.danger}
          about={title}
          onClose={acts.dismiss}
        />
      )}
    </>
  );
}

function RunOfId(props: { id: string }) {
  const { id } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const operation = useOperation(id);
  const error = useLastingError(operation);
  const href = useOperationPath()?.({ id }) ?? '';
  const list = useOperationsPath() ?? '';
  useOperationSignals();
  const what = t('run.what');
  const label = operation.data ? operationTitle(t, operation.data.title) : what;
  const { kind } = failureOf(error);
  if (!operation.data && (kind === 'not-found' || kind === 'refused')) {
    return (
      <EmptyPanel title={t('run.notFound.title')} action={<BackToOperations />}>
        {t('run.notFound.text')}
      </EmptyPanel>
    );
  }
  return (
    <BreadcrumbEntry entry={{ label: t('operations.heading'), href: list }}>
      <BreadcrumbEntry entry={{ label, href }}>
        <div className={classes.root}>
          <QueryBoundary
            query={operation}
            what={what}
            skeleton={
              <>
                <Skeleton variant="rect" height={64} />
                <div className={classes.steps}>
                  <Skeleton variant="rect" height={320} />
                  <TableSkeleton what={what} />
                </div>
              </>
            }
          >
            {data => <Run operation={data} />}
          </QueryBoundary>
        </div>
      </BreadcrumbEntry>
    </BreadcrumbEntry>
  );
}

/** One operation, live: its steps, the current one in detail, what happened. */
export function RunPage() {
  const { id = '' } = useParams();
  // The key keeps the answers about one operation from standing in for another's.
  return <RunOfId key={id} id={id} />;
}
