import { Peering } from '@xkf/backstage-plugin-eks-common';
import { byNumber, byText, Column, inTurn } from '../table/column';
import { EksTranslate } from '../translation';
import {
  ConnectionChip,
  DeclaredCell,
  Disagreements,
  RoutesCell,
  SideCell,
} from './peeringCells';
import { statusOf } from './peeringFilter';
import { UnderWay } from './UnderWay';

const count = ({ disagreements }: Peering, severity: 'warning' | 'note') =>
  disagreements.filter(one => one.severity === severity).length;

/** What does not agree comes first. */
export const byAttention = inTurn<Peering>(
  byNumber(peering => -count(peering, 'warning')),
  byNumber(peering => -count(peering, 'note')),
  byText(({ name }) => name),
);

/** The columns of the list of peerings. */
export function peeringColumns(t: EksTranslate): Column<Peering>[] {
  return [
    {
      id: 'name',
      label: t('peerings.column.name'),
      cell: ({ name }) => name,
      compare: byText(({ name }) => name),
    },
    {
      id: 'requester',
      label: t('peerings.side.requester'),
      cell: ({ requester }) => <SideCell side={requester} />,
      compare: byText(({ requester }) => requester.accountName),
      folds: 'first',
    },
    {
      id: 'accepter',
      label: t('peerings.side.accepter'),
      cell: ({ accepter }) => <SideCell side={accepter} />,
      compare: byText(({ accepter }) => accepter.accountName),
      folds: 'first',
    },
    {
      id: 'aws',
      label: t('peerings.column.aws'),
      cell: ({ connection }) => (
        <ConnectionChip quiet connection={connection} />
      ),
      compare: byText(statusOf),
    },
    {
      id: 'routes',
      label: t('peerings.column.routes'),
      cell: peering => <RoutesCell peering={peering} />,
      folds: 'last',
    },
    {
      id: 'terraform',
      label: t('peerings.column.terraform'),
      cell: peering => <DeclaredCell peering={peering} />,
      folds: 'first',
    },
    {
      id: 'agreement',
      label: t('peerings.column.agreement'),
      cell: peering => (
        <>
          <Disagreements peering={peering} />
          <UnderWay peering={peering} />
        </>
      ),
      compare: byAttention,
    },
  ];
}
