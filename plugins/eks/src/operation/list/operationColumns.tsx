import { Link } from '@backstage/core-components';
import { OperationSummary } from '@xkf/backstage-plugin-eks-common';
import { isActive } from '../../api/operationQueries';
import { operationState } from '../../state/operationState';
import { StateChip } from '../../state/StateChip';
import { byNumber, byText, Column } from '../../table/column';
import { Lesser } from '../../text/Lesser';
import { Moment } from '../../time/Moment';
import { EksTranslate } from '../../translation';
import { operationTitle } from '../words/operationTitle';
import { Person } from '../words/Person';
import { Said } from '../words/Said';
import { shortList } from '../words/shortList';
import { stepTitle } from '../words/steps';
import { targetNames, targetPlaces } from '../words/targets';
import { byUrgency } from './operationsFilter';

/** Pixels; the words wrap between words within it. */
const STATE_WIDTH = 140;

function stepWords(t: EksTranslate, operation: OperationSummary): string {
  const { steps, currentStep } = operation;
  return currentStep
    ? t('operation.stepOf', {
        number: String(Math.min(steps.done + 1, steps.total)),
        total: String(steps.total),
        title: stepTitle(t, currentStep),
      })
    : t('operation.stepsDone', {
        done: String(steps.done),
        total: String(steps.total),
      });
}

/**
 * The columns of a list of operations.
 * @param pathOf - the address of an operation
 * @param ofOne - true where all of them are of one cluster
 */
export function operationColumns(
  t: EksTranslate,
  pathOf: ((operation: { id: string }) => string) | undefined,
  ofOne: boolean,
): Column<OperationSummary>[] {
  const columns: Column<OperationSummary>[] = [
    {
      id: 'title',
      label: t('operations.column.title'),
      cell: operation =>
        pathOf ? (
          <Link to={pathOf(operation)}>
            {operationTitle(t, operation.title)}
          </Link>
        ) : (
          operationTitle(t, operation.title)
        ),
      compare: byText(({ title }) => title),
    },
    {
      id: 'state',
      label: t('operations.column.state'),
      // As wide as its longest words, so that the table stays where it is when they change.
      cell: operation => (
        <div style={{ minWidth: STATE_WIDTH }}>
          <StateChip quiet state={operationState(t, operation)} />
        </div>
      ),
      compare: byUrgency,
    },
    {
      id: 'cluster',
      label: t('operations.column.target'),
      // Clusters of two accounts or regions may have the same name.
      cell: operation => (
        <>
          {shortList(t, targetNames(operation))}
          <Lesser display="block">{targetPlaces(operation).join('; ')}</Lesser>
        </>
      ),
      compare: byText(({ target }) => target.name),
      folds: 'first',
    },
    {
      id: 'environment',
      label: t('operations.column.environment'),
      cell: ({ environment }) => environment,
      compare: byText(({ environment }) => environment),
      folds: 'first',
    },
    {
      id: 'waits',
      label: t('operations.column.waits'),
      cell: operation => (
        <>
          {operation.reason && <Said>{operation.reason}</Said>}
          <Lesser display="block">
            {isActive(operation) && stepWords(t, operation)}
          </Lesser>
        </>
      ),
    },
    {
      id: 'by',
      label: t('operations.column.by'),
      cell: ({ requestedBy }) => <Person by={requestedBy} />,
      compare: byText(({ requestedBy }) => requestedBy),
      folds: 'last',
    },
    {
      id: 'when',
      label: t('operations.column.when'),
      cell: ({ createdAt }) => <Moment quiet at={createdAt} />,
      compare: byNumber(({ createdAt }) => -Date.parse(createdAt)),
      folds: 'last',
    },
    {
      id: 'updated',
      label: t('operations.column.updated'),
      cell: ({ updatedAt }) => <Moment quiet at={updatedAt} />,
      compare: byNumber(({ updatedAt }) => -Date.parse(updatedAt)),
      folds: 'first',
    },
  ];
  return columns.filter(
    ({ id }) => !ofOne || (id !== 'cluster' && id !== 'environment'),
  );
}
