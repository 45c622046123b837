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

/** Where a difference stands; what is not declared stands nowhere yet. */
function Where(props: {
  t: EksTranslate;
  source: DriftDifference['source'];
  state: DriftDifference['state'];
}) {
  const { t, source, state } = props;
  if (!source) return <>{t('value.none')}</>;
  if (state !== 'not-declared') return <SourceLink source={source} />;
  const { path, url } = source;
  return (
    <>{t('drift.wouldGo', { file: <SourceLink source={{ path, url }} /> })}</>
  );
}

/** The columns of the differences: both sides beside each other, and the way out. */
export function differenceColumns(
  t: EksTranslate,
  selection: Selection,
  onAdopt: (changes: TerraformChange[]) => void,
  sharedWith: string[],
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
      cell: ({ source, state }) => (
        <Where t={t} source={source} state={state} />
      ),
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
          sharedWith={sharedWith}
          onAdopt={onAdopt}
        />
      ),
    },
  ];
}
