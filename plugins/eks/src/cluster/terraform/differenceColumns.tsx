import {
  driftAspectSchema,
  DriftDifference,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { byNumber, byText, Column, inTurn } from '../../table/column';
import { EksTranslate } from '../../translation';
import { Name, Selection, Value, WayOut } from './differenceCells';
import { SourceLink } from './SourceLink';

const order = driftAspectSchema.options;

const byAspect = byNumber<DriftDifference>(({ aspect }) =>
  order.indexOf(aspect),
);
const bySubject = byText<DriftDifference>(({ subject }) => subject);

/** The control plane first, then the node groups, aspect by aspect. */
export const byDifference = inTurn(
  byAspect,
  bySubject,
  byText<DriftDifference>(({ id }) => id),
);

/** The columns of the differences: both sides beside each other, and the way out. */
export function differenceColumns(
  t: EksTranslate,
  selection: Selection,
  onAdopt: (changes: TerraformChange[]) => void,
): Column<DriftDifference>[] {
  return [
    {
      id: 'aspect',
      label: t('drift.column.aspect'),
      cell: difference => (
        <Name t={t} difference={difference} selection={selection} />
      ),
      compare: byAspect,
    },
    {
      id: 'declared',
      label: t('drift.column.declared'),
      cell: ({ declared }) => (
        <Value t={t} value={declared} missing="not-declared" />
      ),
    },
    {
      id: 'live',
      label: t('drift.column.live'),
      cell: ({ live }) => <Value t={t} value={live} missing="not-live" />,
    },
    {
      id: 'source',
      label: t('drift.column.source'),
      cell: ({ source }) =>
        source ? <SourceLink source={source} /> : t('value.none'),
      compare: byText(
        ({ source }) => source && `${source.path} ${source.line}`,
      ),
      folds: 'first',
    },
    {
      id: 'adopt',
      label: t('drift.column.adopt'),
      cell: difference => (
        <WayOut
          t={t}
          difference={difference}
          selection={selection}
          onAdopt={onAdopt}
        />
      ),
    },
  ];
}
