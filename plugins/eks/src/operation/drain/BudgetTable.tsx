import { DisruptionBudget } from '@xkf/backstage-plugin-eks-common';
import { useMemo } from 'react';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { byNumber, byText, Column, inTurn } from '../../table/column';
import { DataTable } from '../../table/DataTable';
import { useLocalTableState } from '../../table/useLocalTableState';
import { EksTranslate, useEksTranslation } from '../../translation';

const nameOf = ({ cluster, namespace, name }: DisruptionBudget) =>
  `${cluster ? `${cluster}: ` : ''}${namespace}/${name}`;

const byName = byText(nameOf);
const byAllowed = byNumber<DisruptionBudget>(
  budget => budget.disruptionsAllowed,
);

/** What allows least comes first, since that is what holds a drain up. */
const byTightness = inTurn(byAllowed, byName);

function budgetColumns(t: EksTranslate): Column<DisruptionBudget>[] {
  return [
    {
      id: 'name',
      label: t('drain.budget.name'),
      cell: nameOf,
      compare: byName,
    },
    {
      id: 'allowed',
      label: t('drain.budget.allowed'),
      cell: budget => String(budget.disruptionsAllowed),
      compare: byAllowed,
      align: 'right',
    },
    {
      id: 'healthy',
      label: t('drain.budget.healthy'),
      cell: ({ currentHealthy, desiredHealthy }) =>
        t('drain.budget.healthyOf', {
          current: String(currentHealthy),
          desired: String(desiredHealthy),
        }),
      align: 'right',
    },
    {
      id: 'expected',
      label: t('drain.budget.expected'),
      cell: budget => String(budget.expectedPods),
      align: 'right',
      folds: 'first',
    },
    {
      id: 'pods',
      label: t('drain.budget.pods'),
      cell: budget => String(budget.pods),
      compare: byNumber(budget => -budget.pods),
      align: 'right',
      folds: 'last',
    },
  ];
}

/** Disruption budgets with their numbers as Kubernetes counts them. */
export function BudgetTable(props: { budgets: DisruptionBudget[] }) {
  const t = useEksTranslation();
  const table = useLocalTableState();
  const columns = useMemo(() => budgetColumns(t), [t]);
  return (
    <DataTable
      label={t('drain.budgets')}
      columns={columns}
      rows={props.budgets}
      rowKey={nameOf}
      rowName={nameOf}
      compare={byTightness}
      empty={<EmptyPanel title={t('drain.budgets.none')} />}
      state={table}
    />
  );
}
