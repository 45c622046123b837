import { Addon } from '@xkf/backstage-plugin-eks-common';
import { addonState } from '../../state/addonState';
import { StateChip } from '../../state/StateChip';
import { byNumber, byText, Column, inTurn } from '../../table/column';
import { Moment } from '../../time/Moment';
import { EksTranslate } from '../../translation';

const rank = { degraded: 0, updating: 1, behind: 2, unknown: 3, current: 4 };

const byState = byNumber<Addon>(addon => rank[addon.state]);
const byName = byText<Addon>(addon => addon.name);

/** Degraded first, then what is updating or behind, then by name. */
export const byAddonAttention = inTurn(byState, byName);

/** The columns of the add-ons. */
export function addonColumns(t: EksTranslate): Column<Addon>[] {
  const unknown = t('value.unknown');
  return [
    {
      id: 'name',
      label: t('addons.column.name'),
      cell: addon => addon.name,
      compare: byName,
    },
    {
      id: 'state',
      label: t('addons.column.state'),
      cell: addon => <StateChip quiet state={addonState(t, addon)} />,
      compare: byState,
    },
    {
      id: 'version',
      label: t('addons.column.version'),
      cell: addon => addon.version ?? unknown,
    },
    {
      id: 'newest',
      label: t('addons.column.newest'),
      cell: addon => addon.newestCompatible ?? addon.cause ?? unknown,
    },
    {
      id: 'default',
      label: t('addons.column.default'),
      cell: addon => addon.defaultVersion ?? unknown,
      folds: 'first',
    },
    {
      id: 'modified',
      label: t('addons.column.modified'),
      cell: addon => <Moment quiet at={addon.modifiedAt} />,
      compare: byNumber(addon => -Date.parse(addon.modifiedAt ?? '')),
      folds: 'first',
    },
  ];
}
