import { ClusterUpdate } from '@xkf/backstage-plugin-eks-common';
import { StateChip } from '../../state/StateChip';
import { updateState } from '../../state/updateState';
import { byNumber, byText, Column, inTurn } from '../../table/column';
import { Moment } from '../../time/Moment';
import { EksTranslate } from '../../translation';
import { updateParamWords } from './updateParamWords';
import { updateTargetWords, updateTypeWords } from './updateWords';

const byAge = byNumber<ClusterUpdate>(({ createdAt }) =>
  createdAt ? -Date.parse(createdAt) : undefined,
);

/** Newest first. */
export const byNewest = inTurn(
  byAge,
  byText<ClusterUpdate>(update => update.id),
);

/** The columns of the update history. */
export function updateColumns(t: EksTranslate): Column<ClusterUpdate>[] {
  return [
    {
      id: 'created',
      label: t('updates.column.created'),
      cell: update => <Moment quiet at={update.createdAt} />,
      compare: byAge,
    },
    {
      id: 'type',
      label: t('updates.column.type'),
      cell: update => updateTypeWords(t, update),
      compare: byText(update => updateTypeWords(t, update)),
    },
    {
      id: 'target',
      label: t('updates.column.target'),
      cell: update => updateTargetWords(t, update),
      compare: byText(update => updateTargetWords(t, update)),
      folds: 'last',
    },
    {
      id: 'status',
      label: t('updates.column.status'),
      cell: update => (
        <>
          <StateChip quiet state={updateState(t, update.status)} />
          {update.errors.map(error => (
            <div key={error.code}>{error.words}</div>
          ))}
        </>
      ),
      compare: byText(update => update.status),
    },
    {
      id: 'params',
      label: t('updates.column.params'),
      cell: update =>
        update.params.length > 0
          ? update.params.map(param => (
              <div key={param.type} style={{ overflowWrap: 'anywhere' }}>
                {updateParamWords(t, param)}
              </div>
            ))
          : t('value.none'),
      folds: 'first',
    },
  ];
}
