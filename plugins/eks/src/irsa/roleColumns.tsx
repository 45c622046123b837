import { IrsaRole } from '@xkf/backstage-plugin-eks-common';
import { byNumber, byText, Column, inTurn } from '../table/column';
import { Lesser } from '../text/Lesser';
import { EksTranslate } from '../translation';
import { DriftCell, LastUsedCell, TrustCell } from './roleCells';

const count = ({ drift }: IrsaRole, severity: 'warning' | 'note') =>
  drift.filter(one => one.severity === severity).length;

const byName = byText<IrsaRole>(({ name }) => name);

/** What does not agree with the clusters comes first. */
export const byAttention = inTurn<IrsaRole>(
  byNumber(role => -count(role, 'warning')),
  byNumber(role => -count(role, 'note')),
  byName,
);

/** The columns of the list of roles. */
export function roleColumns(t: EksTranslate): Column<IrsaRole>[] {
  return [
    {
      id: 'name',
      label: t('roles.column.name'),
      cell: ({ name }) => name,
      compare: byName,
    },
    {
      id: 'account',
      label: t('fleet.column.account'),
      cell: ({ accountName, accountId }) => (
        <>
          {accountName}
          {accountName !== accountId && (
            <Lesser display="block" noWrap>
              {accountId}
            </Lesser>
          )}
        </>
      ),
      compare: byText(({ accountName }) => accountName),
      folds: 'first',
    },
    {
      id: 'trust',
      label: t('roles.column.trust'),
      cell: role => <TrustCell role={role} />,
      folds: 'last',
    },
    {
      id: 'used',
      label: t('roles.column.used'),
      cell: role => <LastUsedCell role={role} />,
      compare: byNumber(({ lastUsedAt }) =>
        lastUsedAt ? -Date.parse(lastUsedAt) : undefined,
      ),
      folds: 'first',
    },
    {
      id: 'drift',
      label: t('roles.column.drift'),
      cell: role => <DriftCell role={role} />,
      compare: byAttention,
    },
  ];
}
